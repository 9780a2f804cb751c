import { Probot, Server } from 'probot'

/** What our server is measured against: Probot's own server, with a handler that does nothing. */
const read = (name: string): string => process.env[name] ?? ''
const server = new Server({
  host: '127.0.0.1',
  port: Number(read('PORT')),
  Probot: Probot.defaults({
    appId: read('APP_ID'),
    privateKey: read('PRIVATE_KEY'),
    secret: read('WEBHOOK_SECRET'),
    logLevel: 'fatal',
  }),
})
await server.load((app) => {
  app.on('ping', () => undefined)
})
await server.start()
process.once('SIGTERM', () => process.exit(0))
