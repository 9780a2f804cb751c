import { toTimestamp } from '../clock.ts'
import { digestOf } from '../digest.ts'
import type { Artifact, Asset, Json, Release, Repo, Run, Workflow } from '../types.ts'
import { nodeId, type World } from '../world.ts'
import { toUser } from './account.ts'
import { toPullReference } from './pull.ts'
import { repoUrl, toMinimalRepo, webUrl } from './repo.ts'

export function toWorkflow(world: World, repo: Repo, workflow: Workflow): Json {
  return {
    id: workflow.id,
    node_id: nodeId('W', workflow.id),
    name: workflow.name,
    path: workflow.path,
    state: 'active',
    created_at: toTimestamp(workflow.createdAt),
    updated_at: toTimestamp(workflow.createdAt),
    url: `${repoUrl(world, repo)}/actions/workflows/${workflow.id}`,
    html_url: `${webUrl(world, repo)}/blob/${repo.defaultBranch}/${workflow.path}`,
    badge_url: `${webUrl(world, repo)}/workflows/${encodeURIComponent(workflow.name)}/badge.svg`,
  }
}

/** GitHub's "workflow run" in its present attempt; `headCommit` as in webhooks. */
export function toRun(world: World, repo: Repo, run: Run, headCommit: Json): Json {
  const url = `${repoUrl(world, repo)}/actions/runs/${run.id}`
  return {
    id: run.id,
    name: run.workflow.name,
    node_id: nodeId('WFR', run.id),
    check_suite_id: run.suite.id,
    check_suite_node_id: nodeId('CS', run.suite.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.workflow.path,
    run_number: run.runNumber,
    run_attempt: run.attempt,
    referenced_workflows: [],
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflow.id,
    display_title: run.displayTitle,
    url,
    html_url: `${webUrl(world, repo)}/actions/runs/${run.id}`,
    pull_requests: run.pulls.filter((pull) => pull.headRepo === repo).map((pull) => toPullReference(world, repo, pull)),
    created_at: toTimestamp(run.createdAt),
    run_started_at: toTimestamp(run.startedAt),
    updated_at: toTimestamp(run.updatedAt),
    actor: toUser(world, run.actor),
    triggering_actor: toUser(world, run.triggeringActor),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${repoUrl(world, repo)}/check-suites/${run.suite.id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
    workflow_url: `${repoUrl(world, repo)}/actions/workflows/${run.workflow.id}`,
    head_commit: headCommit,
    repository: toMinimalRepo(world, repo),
    head_repository: toMinimalRepo(world, run.headRepo),
    head_repository_id: run.headRepo.id,
  }
}

export function toArtifact(world: World, repo: Repo, artifact: Artifact): Json {
  const url = `${repoUrl(world, repo)}/actions/artifacts/${artifact.id}`
  return {
    id: artifact.id,
    node_id: nodeId('AR', artifact.id),
    name: artifact.name,
    size_in_bytes: artifact.bytes.length,
    url,
    archive_download_url: `${url}/zip`,
    expired: world.clock.now() >= artifact.expiresAt,
    digest: artifact.digest,
    created_at: toTimestamp(artifact.createdAt),
    updated_at: toTimestamp(artifact.createdAt),
    expires_at: toTimestamp(artifact.expiresAt),
    workflow_run: {
      id: artifact.run.id,
      repository_id: repo.id,
      head_repository_id: artifact.run.headRepo.id,
      head_branch: artifact.run.headBranch,
      head_sha: artifact.run.headSha,
    },
  }
}

export function toRelease(world: World, repo: Repo, release: Release): Json {
  const url = `${repoUrl(world, repo)}/releases/${release.id}`
  const tag = encodeURIComponent(release.tagName)
  return {
    id: release.id,
    node_id: nodeId('RE', release.id),
    url,
    html_url: `${webUrl(world, repo)}/releases/tag/${tag}`,
    assets_url: `${url}/assets`,
    upload_url: `${world.url}/uploads/repos/${repo.fullName}/releases/${release.id}/assets{?name,label}`,
    tarball_url: `${repoUrl(world, repo)}/tarball/${tag}`,
    zipball_url: `${repoUrl(world, repo)}/zipball/${tag}`,
    tag_name: release.tagName,
    target_commitish: release.target,
    name: release.name,
    body: release.body,
    draft: release.draft,
    prerelease: release.prerelease,
    immutable: false,
    created_at: toTimestamp(release.createdAt),
    published_at: release.publishedAt === undefined ? null : toTimestamp(release.publishedAt),
    author: toUser(world, release.author),
    assets: [...release.assets.values()].map((asset) => toAsset(world, repo, release, asset)),
  }
}

export function toAsset(world: World, repo: Repo, release: Release, asset: Asset): Json {
  const name = encodeURIComponent(asset.name)
  return {
    id: asset.id,
    node_id: nodeId('RA', asset.id),
    url: `${repoUrl(world, repo)}/releases/assets/${asset.id}`,
    browser_download_url: `${webUrl(world, repo)}/releases/download/${encodeURIComponent(release.tagName)}/${name}`,
    name: asset.name,
    label: asset.label,
    state: 'uploaded',
    content_type: asset.contentType,
    size: asset.bytes.length,
    digest: digestOf(asset.bytes),
    download_count: asset.downloads,
    created_at: toTimestamp(asset.createdAt),
    updated_at: toTimestamp(asset.createdAt),
    uploader: toUser(world, asset.uploader),
  }
}
