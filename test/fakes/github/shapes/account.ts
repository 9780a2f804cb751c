import { toTimestamp } from '../clock.ts'
import type { Account, App, Installation, Json, Team } from '../types.ts'
import { nodeId, type World } from '../world.ts'

/** GitHub's "simple user". */
export function toUser(world: World, account: Account): Json {
  const url = `${world.url}/users/${encodeURIComponent(account.login)}`
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('U', account.id),
    avatar_url: `${world.url}/avatars/${account.id}`,
    gravatar_id: '',
    url,
    html_url: `${world.url}/${encodeURIComponent(account.login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    site_admin: false,
  }
}

export function toOrganization(world: World, account: Account): Json {
  const url = `${world.url}/orgs/${account.login}`
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId('O', account.id),
    url,
    repos_url: `${url}/repos`,
    events_url: `${url}/events`,
    hooks_url: `${url}/hooks`,
    issues_url: `${url}/issues`,
    members_url: `${url}/members{/member}`,
    public_members_url: `${url}/public_members{/member}`,
    avatar_url: `${world.url}/avatars/${account.id}`,
    description: '',
  }
}

/** GitHub's "integration". */
export function toApp(world: World, app: App): Json {
  return {
    id: app.id,
    slug: app.slug,
    client_id: app.clientId,
    node_id: nodeId('A', app.id),
    owner: toUser(world, app.owner),
    name: app.name,
    description: '',
    external_url: world.url,
    html_url: `${world.url}/apps/${app.slug}`,
    created_at: toTimestamp(app.createdAt),
    updated_at: toTimestamp(app.createdAt),
    permissions: { ...app.permissions },
    events: [...app.events],
  }
}

export function toInstallation(world: World, installation: Installation): Json {
  const { app, account } = installation
  return {
    id: installation.id,
    account: toUser(world, account),
    repository_selection: installation.repositories === 'all' ? 'all' : 'selected',
    access_tokens_url: `${world.url}/app/installations/${installation.id}/access_tokens`,
    repositories_url: `${world.url}/installation/repositories`,
    html_url: `${world.url}/settings/installations/${installation.id}`,
    app_id: app.id,
    client_id: app.clientId,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions: { ...installation.permissions },
    events: [...app.events],
    created_at: toTimestamp(installation.createdAt),
    updated_at: toTimestamp(installation.createdAt),
    single_file_name: null,
    suspended_by: null,
    suspended_at: null,
  }
}

export function toTeam(world: World, team: Team): Json {
  return { ...toTeamSimple(world, team), parent: team.parent ? toTeamSimple(world, team.parent) : null }
}

function toTeamSimple(world: World, team: Team): Json {
  const url = `${world.url}/organizations/${team.organization.id}/team/${team.id}`
  return {
    id: team.id,
    node_id: nodeId('T', team.id),
    name: team.name,
    slug: team.slug,
    description: '',
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    url,
    html_url: `${world.url}/orgs/${team.organization.login}/teams/${team.slug}`,
    members_url: `${url}/members{/member}`,
    repositories_url: `${url}/repos`,
    type: 'organization',
    organization_id: team.organization.id,
  }
}

/** GitHub's "full user" or organisation as `GET /users/{username}` gives it. */
export function toFullUser(world: World, account: Account): Json {
  return {
    ...toUser(world, account),
    name: account.login,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 0,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: toTimestamp(account.createdAt),
    updated_at: toTimestamp(account.createdAt),
  }
}
