import { APP_REQUEST_PERSON_MONTHS } from '../../../schema/vocabulary/app-request.ts'
import { App } from '../../entities/app/app.entity.ts'
import { GalleryCard } from '../../entities/app/gallery-card.entity.ts'
import { Organization } from '../../entities/platform/organization.entity.ts'
import { AppRequest } from '../../entities/request/app-request.entity.ts'
import type { Handler, HandlerContext } from '../handler.ts'
import type { MailContent } from './mail-content.ts'
import { mailOut } from './mail-out.ts'

type Letter = Pick<MailContent, 'subject' | 'paragraphs' | 'action'>

/** Mails the person who asked for an app what came of it. Nobody can be mailed once who asked was erased. */
export const mailAboutAppRequest: Handler = async (ctx, event) => {
  if (event.type !== 'app-request.moved' || event.to === 'NEW') return
  const request = await ctx.em.findOneOrFail(AppRequest, { id: event.requestId })
  if (!request.requesterEmail || !request.requesterName) return
  const { name, settings } = await ctx.em.findOneOrFail(Organization, { id: ctx.organizationId })
  const letter = await letterFor(ctx, { request, to: event.to, hospital: name })
  await mailOut(ctx, {
    ...letter,
    to: request.requesterEmail,
    greets: request.requesterName,
    ...(request.note ? { quote: { label: `${name} writes:`, text: request.note } } : {}),
    footnotes: [
      `You get this mail because you asked ${name} for ${request.appName}. Your name and address are used for nothing else and erased ${APP_REQUEST_PERSON_MONTHS} months after you asked.`,
      `Questions? Write to ${settings.supportEmail}.`,
    ],
  })
}

interface About {
  request: AppRequest
  to: Exclude<AppRequest['state'], 'NEW'>
  hospital: string
}

async function letterFor(ctx: HandlerContext, { request, to, hospital }: About): Promise<Letter> {
  const { appName } = request
  switch (to) {
    case 'CONTACTED':
      return {
        subject: `${appName}: we asked its maker`,
        paragraphs: [
          `you asked ${hospital} for ${appName}. We asked its maker to register the app, so that it can be reviewed.`,
        ],
      }
    case 'DECLINED':
      return {
        subject: `${appName}: not for now`,
        paragraphs: [
          `you asked ${hospital} for ${appName}. We looked at it and decided against it.`,
        ],
        action: { label: 'See the apps there are', url: `${ctx.urls.base}/` },
      }
    case 'REGISTERED':
      return {
        subject: `${appName}: its maker registered it`,
        paragraphs: [
          `you asked ${hospital} for ${appName}. Its maker registered the app. It stands in the gallery once it was reviewed.`,
        ],
        action: {
          label: 'Open the gallery',
          url: `${ctx.urls.base}${await placeOf(ctx, request)}`,
        },
      }
  }
}

/** The page of the app while everybody may read it; else there is none. */
async function placeOf({ em }: HandlerContext, { appId }: AppRequest): Promise<string> {
  const listed = appId ? await em.count(GalleryCard, { appId, isClinical: false }) : 0
  const app = listed ? await em.findOne(App, { id: appId ?? '' }) : null
  return app ? `/apps/${app.slug}` : '/'
}
