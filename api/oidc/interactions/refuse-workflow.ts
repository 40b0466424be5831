import { refusalForApp, workflowRefusal } from '../../domain/launch-workflow.ts'
import { workflowPage } from '../pages/workflow-page.ts'
import { answer, cancel, type InteractionCall, type PromptPage } from './interaction-call.ts'

/** For a launch from work the app is not approved for: what to do, and the way back, which tells the app (R289). */
export const refuseWorkflow: PromptPage = {
  async show(call) {
    const { app, page, req } = call
    const { approved, workflow } = refusalOf(call)
    const facts = { action: req.originalUrl, appName: app?.appName ?? '', approved, workflow }
    answer(call, workflowPage(page, facts), 403)
  },

  submit: (call) => cancel(call, refusalForApp(refusalOf(call))),
}

/** Scopes may have been granted while the page was read; it still says what was so when it was shown. */
function refusalOf({ app, ehr }: InteractionCall) {
  const workflow = ehr?.workflow ?? ''
  return workflowRefusal(workflow, app?.grantedScopes ?? []) ?? { workflow, approved: [] }
}
