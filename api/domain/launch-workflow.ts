import { WORKFLOWS, workflowsOf } from '../../schema/vocabulary/workflow.ts'

/** Why an app does not open from where it was asked to. */
export interface WorkflowRefusal {
  readonly workflow: string
  /** Where it opens. */
  readonly approved: readonly string[]
}

/**
 * Says why an app may not be opened from a kind of work (R289): none of the data it was granted is for that work. Undefined
 * where it may, and where the EHR names no work.
 */
export function workflowRefusal(
  workflow: string | null | undefined,
  grantedScopes: readonly string[],
): WorkflowRefusal | undefined {
  const approved = workflow ? workflowsOf(grantedScopes) : undefined
  if (!workflow || !approved || approved.includes(workflow)) return undefined
  return { workflow, approved }
}

/** Says what is wrong with the name of a kind of work; undefined when it is one of the scope catalog. */
export function workflowFault(workflow: string): string | undefined {
  if (WORKFLOWS.includes(workflow)) return undefined
  return `The workflow has to be one of the scope catalog: ${WORKFLOWS.join(', ')}.`
}

/** What the app is told (RFC 6749, section 4.1.2.1: plain ASCII, without quotes). */
export function refusalForApp({ workflow, approved }: WorkflowRefusal): string {
  const rest = approved.length > 0 ? `; it is for ${approved.join(', ')}` : ''
  return `the app is not approved for the workflow ${workflow}${rest}`
}

/** What the EHR is told. */
export function refusalForEhr({ workflow, approved }: WorkflowRefusal): string {
  const where = approved.length > 0 ? ` It opens from: ${approved.join(', ')}.` : ''
  return `The app is not approved for “${workflow}”: whoever opens it there reads why, and the app gets access_denied.${where}`
}
