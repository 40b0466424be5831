import type { RequestContext } from '../../../context.ts'
import { canonicalApproval } from '../../../domain/launch-approval-statement.ts'
import { User } from '../../../entities/account/user.entity.ts'
import type { DecisionArtifact } from '../../../entities/app/decision-artifact.entity.ts'
import type { LaunchApproval } from '../../../entities/app/launch-approval.entity.ts'
import type { VersionAndApp } from '../../registration/find-version.ts'

/**
 * Signs the launch approval record with the key of the year, in the unit of work of the last approval (LIFECYCLE D3): the
 * hash of its text, the version it is of, and everybody who approved. One statement, for their names.
 */
export async function signLaunchApproval(
  ctx: RequestContext,
  { version, app }: VersionAndApp,
  { record, approvals }: { record: DecisionArtifact; approvals: readonly LaunchApproval[] },
): Promise<void> {
  const ids = approvals.map(({ approverId }) => approverId)
  const people = await ctx.em.find(User, { id: { $in: ids } })
  const nameOf = (id: string) => {
    const person = people.find((each) => each.id === id)
    return person ? `${person.firstName} ${person.lastName}` : ''
  }
  const signedAt = ctx.ports.clock.now()
  const statement = canonicalApproval({
    issuer: ctx.urls.base,
    artifactId: record.id,
    recordSha256: record.sha256,
    appId: app.id,
    appName: app.name,
    appVersionId: version.id,
    appVersionNumber: version.number,
    vendorId: app.vendorId,
    approvals: approvals.map(({ approverId, createdAt }) => ({
      approvedAt: createdAt.toISOString(),
      name: nameOf(approverId),
    })),
    signedAt: signedAt.toISOString(),
  })
  record.signature = await ctx.ports.signer.sign(statement, signedAt, 'launch-approval')
}
