import type { Person } from '../../support/builders.ts'
import { asked, type TemplateFault } from '../review/template-steps.ts'

type By = Pick<Person, 'client'>

const CLOSE = {
  key: 'no-conditions',
  kind: 'CLOSE',
  resourceTypes: ['Condition'],
  reason: 'Kept in the house.',
}
/** A draft that closes a type. */
export const DRAFT = {
  environment: 'PRODUCTION',
  rules: [CLOSE],
  askText: 'Write to data@hospital.example.',
  summary: 'Conditions stay in the house.',
}

export interface Answer {
  policy: {
    id: string
    revision: number
    state: string
    number: number
    preview: { refused: number; requests: number; effects: object[] } | null
  } | null
  userErrors: TemplateFault[]
}

/** Takes a step of the data policy. */
export function step(person: By, name: string, input: object): Promise<Answer> {
  const type = name === 'DraftSave' || name === 'Preview' || name === 'RollBack' ? name : ''
  return asked(
    person,
    `mutation ($input: DataPolicy${type}Input!) { it: dataPolicy${name}(input: $input) {
      policy { id revision state number preview { refused requests effects { appName rule requests resourceType } } }
      userErrors { code path message ... on FieldError { limit actual } } } }`,
    { input },
  )
}

/** The version an answer is about, as the next step names it. */
export const at = ({ policy }: Answer) => ({
  policyId: policy?.id,
  expectedRevision: policy?.revision,
})
