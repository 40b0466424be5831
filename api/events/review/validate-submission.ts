import { validateVersion } from '../../commands/review/validation/validate-version.ts'
import { validatedVersion } from '../../queries/review/validated-version.ts'
import { asPlatform } from '../access/as-platform.ts'
import type { Handler } from '../handler.ts'

/**
 * Runs the automated checks of what was submitted (LIFECYCLE D3, SUBMIT). Nothing is done about a version that is no
 * longer in review, nor again where this submission was looked at already.
 */
export const validateSubmission: Handler = async (ctx, event) => {
  if (event.type !== 'validation-run.requested') return
  const platform = asPlatform(ctx)
  const file = await validatedVersion(platform, event.appVersionId)
  if (file?.version.status !== 'IN_REVIEW' || file.isValidated) return
  await validateVersion(platform, file)
}
