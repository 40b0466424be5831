import type { AppRequestState } from '../../../schema/vocabulary/app-request.ts'
import { createAppRequest } from '../../commands/request/create-app-request.ts'
import { decideActivation } from '../../commands/request/decide-activation.ts'
import { decideAppRequest } from '../../commands/request/decide-app-request.ts'
import { requestActivation } from '../../commands/request/request-activation.ts'
import { GalleryCard } from '../../entities/app/gallery-card.entity.ts'
import { AppRequest } from '../../entities/request/app-request.entity.ts'
import { type DemoStage, done } from '../demo-stage.ts'
import { ADMIN, REVIEWER } from '../people/hospital-people.ts'
import type { SeededPeople } from '../people/seed-people.ts'
import { seedWardApps } from './seed-ward-apps.ts'

const LEAD = 'lead@lakeside.example'

interface DemoRequest {
  readonly appName: string
  readonly homepageUrl: string
  readonly requesterName: string
  readonly department?: string
  readonly why: string
  readonly daysAgo: number
  readonly answer?: { readonly state: AppRequestState; readonly note?: string }
}

const REQUESTS: readonly DemoRequest[] = [
  {
    appName: 'Sleep Diary',
    homepageUrl: 'https://sleepdiary.example/',
    requesterName: 'Nora Quist',
    department: 'Sleep clinic',
    why: 'Our patients keep a diary in it, and we would like to see it beside the record.',
    daysAgo: 1,
  },
  {
    appName: 'Migraine Map',
    homepageUrl: 'https://migrainemap.example/',
    requesterName: 'Ilse Brandvold',
    why: 'I write down every attack in it and have to type my medicines by hand.',
    daysAgo: 4,
    answer: { state: 'CONTACTED' },
  },
  {
    appName: 'Pill Race',
    homepageUrl: 'https://pillrace.example/',
    requesterName: 'Teo Marlin',
    why: 'It makes a game of taking medicine in time, which works for my son.',
    daysAgo: 16,
    answer: {
      state: 'DECLINED',
      note: 'Its maker sells what it reads to advertisers, which our terms do not allow.',
    },
  },
]

/** Lets visitors ask for apps that are not there, and a department for some that are. */
export async function seedRequests(stage: DemoStage, people: SeededPeople): Promise<void> {
  for (const request of REQUESTS) await askForApp(stage, people, request)
  await askForActivation(stage, people)
  await seedWardApps(stage, people)
}

async function askForApp(
  stage: DemoStage,
  people: SeededPeople,
  { daysAgo, answer, ...words }: DemoRequest,
): Promise<void> {
  // Not from the address of whoever tries the demo: their own requests would count with these.
  const visitor = { ...stage.backstage(stage.daysAgo(daysAgo)), sourceIp: '192.0.2.10' }
  const [first = ''] = words.requesterName.toLowerCase().split(' ')
  const requesterEmail = `${first}@mail.example`
  await done('ask for an app', createAppRequest(visitor, { ...words, requesterEmail }))
  if (!answer) return
  const reviewerId = people.users.get(REVIEWER.email) ?? ''
  const ctx = await stage.as(reviewerId, stage.daysAgo(daysAgo - 1))
  const { id: requestId } = await ctx.em.findOneOrFail(AppRequest, { appName: words.appName })
  await done(
    'answer a request',
    decideAppRequest(ctx, { requestId, ...answer, expectedRevision: 1 }),
  )
}

/** The first apps of the gallery by name: one activated, one declined, one that waits. */
async function askForActivation(stage: DemoStage, people: SeededPeople): Promise<void> {
  const cards = await stage
    .backstage()
    .em.find(GalleryCard, {}, { orderBy: { slug: 'asc' }, limit: 3 })
  const answers = [
    { state: 'ACTIVATED', reason: null },
    { state: 'DECLINED', reason: 'Another app for the same ward is activated already.' },
  ] as const
  for (const [index, { appId }] of cards.entries()) {
    const lead = await stage.as(people.users.get(LEAD) ?? '', stage.daysAgo(12 - index * 5))
    const note = 'For the round in the morning, on the tablets of the ward.'
    const asked = await done(
      'ask for activation',
      requestActivation(lead, { appId, department: 'Cardiology', note }),
    )
    const answer = answers[index]
    if (!answer) continue
    const admin = await stage.as(people.users.get(ADMIN.email) ?? '', stage.daysAgo(11 - index * 5))
    const decision = { activationId: asked.id, ...answer, expectedRevision: 1 }
    await done('answer a department', decideActivation(admin, decision))
  }
}
