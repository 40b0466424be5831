import { useState } from 'react'
import type { CheckPoint_PointFragment } from '../../gql/graphql.ts'
import { currentLanguage } from '../../lib/i18n/language.ts'
import { t } from '../../lib/i18n/translate.ts'

type Point = CheckPoint_PointFragment

/** The words of a point: the hospital's own Spanish where it is spoken, else what the product knows. */
export function labelOf({ label, labelEs, isRequired }: Point): string {
  const words = currentLanguage() === 'es' && labelEs ? labelEs : t(label)
  return isRequired ? words : t('{{words}} (optional)', { words })
}

export function headingOf({ section, sectionEs }: Pick<Point, 'section' | 'sectionEs'>) {
  return (currentLanguage() === 'es' && sectionEs) || section || ''
}

export type PointAnswers = ReturnType<typeof usePointAnswers>

/** Keeps what is ticked and answered of a form until it is decided. */
export function usePointAnswers(points: readonly Point[]) {
  const [ticked, setTicked] = useState<readonly string[]>(
    points.flatMap(({ key, kind, satisfied }) => (satisfied && kind === 'YES_NO' ? [key] : [])),
  )
  const [values, setValues] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(points.flatMap(({ key, answer }) => (answer ? [[key, answer]] : []))),
  )
  const answers = points.flatMap(({ key, kind }) =>
    kind !== 'YES_NO' && values[key]?.trim() ? [{ key, value: values[key] }] : [],
  )
  return {
    count: ticked.length + answers.length,
    input: { checklist: [...ticked], answers },
    isTicked: (key: string) => ticked.includes(key),
    tick: (key: string, isOn: boolean) =>
      setTicked(isOn ? [...ticked, key] : ticked.filter((each) => each !== key)),
    valueOf: (key: string) => values[key] ?? '',
    answer: (key: string, value: string) => setValues({ ...values, [key]: value }),
  }
}
