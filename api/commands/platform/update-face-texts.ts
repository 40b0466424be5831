import { LANGUAGES } from '../../../schema/vocabulary/language.ts'
import { TEXT_LIMITS } from '../../../schema/vocabulary/limits.ts'
import {
  FACE_TEXTS,
  type FaceText,
  type FaceTexts,
  type InLanguages,
} from '../../../schema/vocabulary/organization-face.ts'
import type { RequestContext } from '../../context.ts'
import type { Organization } from '../../entities/platform/organization.entity.ts'
import { type FaultList, lengthFaults } from '../field-checks.ts'
import type { CommandResult } from '../user-fault.ts'
import { editOrganization } from './organization-edit.ts'

type GivenText = { en?: string | null; es?: string | null }
export type FaceTextsInput = { [Text in FaceText]?: GivenText | null } & {
  expectedRevision: number
}

/**
 * Changes what the hospital says in its own words: plain text, in each language; what is not given is not said.
 *
 * @throws ForbiddenError for everybody but those who administer the hospital.
 */
export function updateFaceTexts(
  ctx: RequestContext,
  { expectedRevision, ...given }: FaceTextsInput,
): Promise<CommandResult<Organization>> {
  const wanted = Object.fromEntries(FACE_TEXTS.map((text) => [text, written(given[text])]))
  return editOrganization(ctx, {
    area: 'TEXTS',
    expectedRevision,
    faults: () => FACE_TEXTS.flatMap((text) => textFaults(text, given[text])),
    read: ({ settings: { texts = {} } }) => flat(texts),
    write: (organization) => {
      organization.settings = { ...organization.settings, texts: wanted }
    },
  })
}

function written(given: GivenText | null | undefined): InLanguages {
  const texts: InLanguages = {}
  for (const language of LANGUAGES) {
    const text = given?.[language]?.trim()
    if (text) texts[language] = text
  }
  return texts
}

function textFaults(text: FaceText, given: GivenText | null | undefined): FaultList {
  return LANGUAGES.flatMap((language) =>
    lengthFaults({ [language]: given?.[language] }, TEXT_LIMITS[text]).map((fault) => ({
      ...fault,
      path: [text, language],
    })),
  )
}

function flat(texts: FaceTexts): Record<string, string | undefined> {
  return Object.fromEntries(
    FACE_TEXTS.flatMap((text) =>
      LANGUAGES.map((language) => [`${text}.${language}`, texts[text]?.[language]]),
    ),
  )
}
