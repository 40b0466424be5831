import { DATA_POLICY_LIMITS } from '../../../../../schema/vocabulary/data-policy.ts'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { errorFor, type UserErrorFields } from '../../../components/user-error.ts'
import { t } from '../../../lib/i18n/translate.ts'

interface Words {
  readonly askText: string
  readonly askUrl: string
  readonly summary: string
}

interface Props {
  readonly words: Words
  readonly faults: readonly UserErrorFields[]
  readonly onChange: (words: Words) => void
}

/** What a version says besides its rules: how to ask for more, and what changes. */
export function PolicyWords({ words, faults, onChange }: Props) {
  return (
    <>
      <CountedTextarea
        id="policy-askText"
        label={t('How apps can ask for more')}
        description={t('Said with every refusal.')}
        required
        limit={DATA_POLICY_LIMITS.askText}
        value={words.askText}
        onChange={(askText) => onChange({ ...words, askText })}
        error={errorFor(faults, 'askText')}
      />
      <CountedTextInput
        id="policy-askUrl"
        label={t('Page to ask on, if there is one')}
        type="url"
        placeholder="https://"
        limit={DATA_POLICY_LIMITS.askUrl}
        value={words.askUrl}
        onChange={(askUrl) => onChange({ ...words, askUrl })}
        error={errorFor(faults, 'askUrl')}
      />
      <CountedTextarea
        id="policy-summary"
        label={t('What changes, in words')}
        description={t('For whoever puts it in force, and for the history.')}
        required
        minRows={2}
        limit={DATA_POLICY_LIMITS.summary}
        value={words.summary}
        onChange={(summary) => onChange({ ...words, summary })}
        error={errorFor(faults, 'summary')}
      />
    </>
  )
}
