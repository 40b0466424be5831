import { submitAppVersion } from '../../api/commands/review/submit-app-version.ts'
import { serveCommand } from './serve-command.ts'

/** The command alone: what GraphQL, the access token and telling the event cost is not in it. */
await serveCommand(async (ctx, input) => {
  const submitted = await submitAppVersion(ctx, input, 'SUBMIT')
  if (!submitted.ok) throw new Error(JSON.stringify(submitted.error))
  return submitted.value.version
})
