import type { Handler } from '../handler.ts'
import { composeMail } from './compose-mail.ts'
import { vendorAddresses } from './vendor-addresses.ts'

/** What the vendor is told, by transition (LIFECYCLE D3 and D5). Others are the vendor's own doing. */
const NOTICES: Record<string, (app: string) => { subject: string; text: string }> = {
  SUBMIT: (app) => ({
    subject: `${app}: submitted`,
    text: `${app} is In Review. You hear from us when it is decided.`,
  }),
  RESUBMIT: (app) => ({
    subject: `${app}: submitted again`,
    text: `The changes to ${app} are with the reviewers.`,
  }),
  REQUEST_CHANGES: (app) => ({
    subject: `${app}: changes requested`,
    text: `The reviewers ask for changes to ${app}.`,
  }),
  REJECT: (app) => ({
    subject: `${app}: rejected`,
    text: `${app} was rejected. A new version can be submitted.`,
  }),
  APPROVE: (app) => ({
    subject: `${app}: approved`,
    text: `${app} was approved and waits for release.`,
  }),
  RELEASE: (app) => ({
    subject: `${app}: live`,
    text: `${app} is Live and stands in the gallery.`,
  }),
  SUPERSEDE: (app) => ({
    subject: `${app}: earlier version retired`,
    text: `A newer version of ${app} is Live; the earlier one is Retired.`,
  }),
  SUSPEND: (app) => ({
    subject: `${app}: suspended`,
    text: `${app} was suspended. Nobody can use it until it is reinstated.`,
  }),
  REINSTATE: (app) => ({
    subject: `${app}: reinstated`,
    text: `${app} is Live again. People sign in to it anew.`,
  }),
  RETIRE: (app) => ({ subject: `${app}: retired`, text: `${app} was retired.` }),
}

/** Mails a vendor what was decided about a version, with the reason. */
export const mailAboutDecision: Handler = async (ctx, event) => {
  if (event.type !== 'app-version.moved') return
  const notice = NOTICES[event.transition]
  if (!notice) return
  const { appName, slug, addresses } = await vendorAddresses(ctx.em, event.appId)
  const { subject, text } = notice(appName)
  for (const to of addresses) {
    await ctx.ports.mailer.send(
      composeMail({
        to,
        subject,
        paragraphs: [text],
        ...(event.reason && { quote: { label: 'Reason:', text: event.reason } }),
        action: { label: 'Open the app', url: `${ctx.urls.base}/portal/apps/${slug}` },
      }),
    )
  }
}
