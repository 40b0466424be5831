import { pilotPage } from '../pages/pilot-page.ts'
import { NOT_IN_PILOT } from '../refusals.ts'
import { answer, cancel, type PromptPage } from './interaction-call.ts'

/** For a person who is not on the list of a pilot: there is nothing to choose, only the way back (R251). */
export const refusePilot: PromptPage = {
  async show(call) {
    const { app, page, req } = call
    answer(call, pilotPage(page, { action: req.originalUrl, appName: app?.appName ?? '' }), 403)
  },

  submit: (call) => cancel(call, NOT_IN_PILOT),
}
