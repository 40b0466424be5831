import { AppRequest } from '../../entities/request/app-request.entity.ts'
import type { Handler } from '../handler.ts'
import { appRequestWords } from './house-words.ts'
import { tellOfHouse } from './tell-of-house.ts'

/** Tells those who decide about it that somebody asks for an app. */
export const tellAppRequest: Handler = async (ctx, event, delivery) => {
  if (event.type !== 'app-request.moved' || event.to !== 'NEW') return
  const request = await ctx.em.findOneOrFail(AppRequest, { id: event.requestId })
  await tellOfHouse(ctx, delivery, {
    event: 'app-request.received',
    roles: ['INTAKE_REVIEWER', 'APP_ADMIN'],
    ...appRequestWords(request),
    path: '/portal/app-requests',
    label: 'Look at the request',
    why: 'You get this mail because you decide about apps people ask for.',
  })
}
