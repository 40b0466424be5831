import { afterAll, beforeAll, expect, it } from 'vitest'
import { aReviewer } from '../../support/builders.ts'
import { type PartitionedHouse, startPartitionedHouse } from './partitioned-house.ts'

let house: PartitionedHouse
beforeAll(async () => {
  house = await startPartitionedHouse()
})
afterAll(() => house?.stop())

const DIAGNOSTICS = '{ organization { diagnostics { key title severity message where } } }'

it('diagnostics ask the server behind every base whether it answers, and as what', async () => {
  const { client } = await aReviewer(house.platform, 'ORGANIZATION_ADMIN')
  const look = async () => {
    const { data } = await client.ask<{ organization: { diagnostics: { key: string }[] } }, never>(
      DIAGNOSTICS,
    )
    return data?.organization.diagnostics.filter(({ key }) => key.startsWith('fhir-server/'))
  }
  const answers = { severity: 'OK', message: 'It answers as FHIR 4.0.1.' }
  const first = { key: 'fhir-server/fhir', title: 'FHIR server behind /fhir' }
  const stu3 = {
    key: 'fhir-server/fhir-stu3',
    severity: 'ERROR',
    message: 'It answers as FHIR 4.0.1, and the base promises STU3.',
    where: 'FHIR_UPSTREAMS',
  }
  const sandbox = {
    key: 'fhir-server/fhir-sandbox',
    ...answers,
    where: 'FHIR_SANDBOX_UPSTREAM_URL',
  }
  expect(await look()).toMatchObject([
    { ...first, ...answers, where: 'FHIR_UPSTREAM_URL' },
    stu3,
    { key: 'fhir-server/fhir-lab', ...answers },
    sandbox,
  ])
  await house.servers.lab.close()
  expect(await look()).toMatchObject([
    { ...first, ...answers },
    stu3,
    {
      key: 'fhir-server/fhir-lab',
      severity: 'ERROR',
      message: 'It does not answer. Apps are told to come back later.',
    },
    sandbox,
  ])
})
