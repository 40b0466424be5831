import { useLocalStorage } from '@mantine/hooks'
import type { PointKind, TemplateKind } from '../../../../../schema/vocabulary/review-template.ts'
import type { GovernanceTemplateProposeInput } from '../../../gql/graphql.ts'

/** A point as it is written; choices are lines. */
export interface PointDraft {
  readonly key: string
  readonly label: string
  readonly labelEs: string
  readonly kind: PointKind
  readonly isRequired: boolean
  readonly choices: string
  readonly section: string
  readonly sectionEs: string
}

/** A form as it is written, and the version it began with. */
export interface FormDraft {
  readonly body: string
  readonly points: readonly PointDraft[]
  readonly summary: string
  readonly from: number
}

interface Given {
  readonly version: number
  readonly body: string
  readonly points: readonly {
    readonly key: string
    readonly label: string
    readonly labelEs: string | null
    readonly kind: PointKind
    readonly isRequired: boolean
    readonly choices: readonly string[]
    readonly section: string | null
    readonly sectionEs: string | null
  }[]
}

/** Begins a draft with a form as it is in force. */
export function draftOf({ version, body, points }: Given): FormDraft {
  return {
    ...{ body, summary: '', from: version },
    points: points.map(
      ({ choices, labelEs, section, sectionEs, key, label, kind, isRequired }) => ({
        ...{ key, label, kind, isRequired },
        choices: choices.join('\n'),
        labelEs: labelEs ?? '',
        section: section ?? '',
        sectionEs: sectionEs ?? '',
      }),
    ),
  }
}

/** An empty point with a key of its own, under the heading of the last one. */
export function newPoint(points: readonly PointDraft[]): PointDraft {
  const last = points.at(-1)
  return {
    key: `point-${crypto.randomUUID().slice(0, 8)}`,
    ...{ label: '', labelEs: '', kind: 'YES_NO', isRequired: true, choices: '' },
    section: last?.section ?? '',
    sectionEs: last?.sectionEs ?? '',
  }
}

/** The input of the API for a draft. */
export function inputOf(
  kind: TemplateKind,
  { body, points, summary }: FormDraft,
): GovernanceTemplateProposeInput {
  return {
    ...{ kind, body, summary },
    points: points.map(({ choices, ...point }) => ({
      ...point,
      choices: choices.split('\n').flatMap((line) => line.trim() || []),
    })),
  }
}

type Drafts = Partial<Record<TemplateKind, FormDraft>>

const NONE: Drafts = {}

/** Keeps what was typed and is not proposed, by form, in this browser: leaving the page loses nothing. */
export function useFormDrafts() {
  return useLocalStorage<Drafts>({
    key: 'gatehouse.form-drafts',
    defaultValue: NONE,
    getInitialValueInEffect: false,
  })
}
