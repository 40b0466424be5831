import { anonymous, type Person, type Version } from '../../support/builders.ts'
import { column } from '../../support/facts.ts'
import type { TestPlatform } from '../../support/test-platform.ts'
import { ACTIVATION_REQUEST, ASK_FOR_APP } from '../requests/request-documents.ts'
import type { PartnerTargets } from './partner-operations.ts'

interface PartnerCast {
  reviewer: Person
  live: Version
}

/** Prepares a request for an app that is not there, and two of a department for one that is. */
export async function partnerTargets(
  platform: TestPlatform,
  { reviewer, live }: PartnerCast,
): Promise<PartnerTargets> {
  await anonymous(platform).get(ASK_FOR_APP, {
    input: {
      appName: 'Sleep Diary',
      homepageUrl: 'https://sleep.example/',
      requesterName: 'Nora Quist',
      requesterEmail: 'nora@example.org',
      why: 'Our patients keep a diary in it and we would like to see it.',
    },
  })
  const [requestId] = await column<string>(platform, 'select id from app_request')
  const [unwanted, wanted] = [
    await activation(reviewer, live, 'Cardiology'),
    await activation(reviewer, live, 'Oncology'),
  ]
  return {
    appRequestId: Buffer.from(`AppRequest:${requestId}`).toString('base64url'),
    listedAppId: live.app.id,
    unwantedActivationId: unwanted,
    activationId: wanted,
  }
}

async function activation(
  { client }: Person,
  { app }: Version,
  department: string,
): Promise<string> {
  const input = { appId: app.id, department }
  const { payload } = await client.get(ACTIVATION_REQUEST, { input })
  return payload.activation?.id ?? ''
}
