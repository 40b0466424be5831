import { afterAll, beforeAll, expect, it } from 'vitest'
import { aReviewer, type Person } from '../../support/builders.ts'
import { dataRule } from '../../support/data-rule.ts'
import { at, step } from '../platform/data-policy-steps.ts'
import { asked } from '../review/template-steps.ts'
import { type PartitionedHouse, startPartitionedHouse } from './partitioned-house.ts'

let house: PartitionedHouse
let writer: Person
let second: Person
beforeAll(async () => {
  house = await startPartitionedHouse()
  ;[writer, second] = await Promise.all([
    aReviewer(house.platform, 'SECURITY_REVIEWER'),
    aReviewer(house.platform, 'ORGANIZATION_ADMIN'),
  ])
})
afterAll(() => house?.stop())

const ELEMENTS = ['Patient.telecom', 'Condition.recordedDate', 'Patient.address']

/** Writes the next version of an environment. */
const draft = (environment: string) =>
  step(writer, 'DraftSave', {
    ...{ environment, askText: 'Write to data@hospital.example.', summary: 'Less of everybody.' },
    rules: [dataRule({ key: 'no-addresses', kind: 'REDACT', elements: ELEMENTS })],
  })

/** What the second person reads before they publish. */
const unchecked = (environment: string) =>
  asked<object>(
    second,
    `query ($environment: LaunchEnvironment!) { it: dataPolicies(environment: $environment) {
       state uncheckedElements { base version elements } } }`,
    { environment },
  )

const OF_STU3 = {
  ...{ base: 'stu3', version: 'STU3' },
  elements: ['Patient.telecom', 'Patient.address'],
}

it('R222 a policy says what is taken out of a base of STU3 under its name in R4 alone, before and after it is in force', async () => {
  const drafted = await draft('PRODUCTION')
  expect(drafted.userErrors).toEqual([])
  const open = { state: 'DRAFT', uncheckedElements: [OF_STU3] }
  expect(await unchecked('PRODUCTION')).toEqual([open])
  const previewed = await step(writer, 'Preview', { ...at(drafted), days: 7 })
  expect((await step(second, 'Publish', at(previewed))).userErrors).toEqual([])
  expect(await unchecked('PRODUCTION')).toEqual([{ ...open, state: 'PUBLISHED' }])
})

it('says nothing in an environment whose bases all speak R4', async () => {
  expect((await draft('SANDBOX')).userErrors).toEqual([])
  expect(await unchecked('SANDBOX')).toEqual([{ state: 'DRAFT', uncheckedElements: [] }])
})
