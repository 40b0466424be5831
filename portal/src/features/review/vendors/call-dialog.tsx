import { Button, Group, Radio, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { TEXT_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { CALL_OUTCOMES, type CallOutcome } from '../../../../../schema/vocabulary/vendor-account.ts'
import { CountedTextInput } from '../../../components/counted-text-input.tsx'
import { CountedTextarea } from '../../../components/counted-textarea.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { faultItems } from '../../../components/fault-items.ts'
import { Problem } from '../../../components/problem.tsx'
import { errorFor, USER_ERROR } from '../../../components/user-error.ts'
import { readFragment } from '../../../gql/fragment-masking.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'
import { localNow } from './local-now.ts'
import { useVerify } from './use-vendor-file.ts'
import type { VendorFile } from './vendor-file.ts'

interface Props {
  readonly vendor: VendorFile
  readonly onClose: () => void
}

const OUTCOME_WORDS: Readonly<Record<CallOutcome, { label: string; description: string }>> = {
  VERIFIED: {
    label: mark('They are who they say they are'),
    description: mark('The contact counts as verified until the number changes.'),
  },
  NOT_VERIFIED: {
    label: mark('That could not be confirmed'),
    description: mark('Nobody answered, or what was said did not fit.'),
  },
}

/** Records a call back to a vendor: who was spoken to, when, by which number, and how it went. */
export function CallDialog({ vendor, onClose }: Props) {
  const [call, setCall] = useState({
    spokenTo: '',
    phone: vendor.phone,
    calledAt: localNow(),
    note: '',
  })
  const [outcome, setOutcome] = useState<CallOutcome>('VERIFIED')
  const [verify, { data, loading, error }] = useVerify()
  const faults = readFragment(USER_ERROR, data?.vendorContactVerify.userErrors ?? [])

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const calledAt = new Date(call.calledAt).toISOString()
    const at = { vendorId: vendor.id, expectedRevision: vendor.revision }
    const result = await verify({
      variables: { input: { ...call, ...at, calledAt, outcome } },
    }).catch(() => undefined)
    if (result?.data?.vendorContactVerify.vendor) onClose()
  }

  const field = (name: 'spokenTo' | 'phone' | 'calledAt') => ({
    id: name,
    required: true,
    value: call[name],
    onChange: (text: string) => setCall({ ...call, [name]: text }),
    error: errorFor(faults, name),
  })

  return (
    <Dialog
      onClose={onClose}
      title={t('Call back to {{vendor}}', { vendor: vendor.displayName })}
      size="lg"
      closeOnClickOutside={false}
    >
      <form onSubmit={(event) => void handleSubmit(event)}>
        <Stack gap="md">
          {error && <Problem error={error} kept={t('What you typed is still here.')} />}
          <ErrorSummary title={t('Please look at this again')} items={faultItems(faults)} />
          <CountedTextInput
            label={t('Spoke to')}
            limit={TEXT_LIMITS.personName}
            {...field('spokenTo')}
          />
          <Group grow align="flex-start">
            <CountedTextInput
              type="tel"
              label={t('Number called')}
              limit={TEXT_LIMITS.phone}
              {...field('phone')}
            />
            <TextInput
              type="datetime-local"
              label={t('When')}
              max={localNow()}
              {...field('calledAt')}
              onChange={(event) => setCall({ ...call, calledAt: event.currentTarget.value })}
            />
          </Group>
          <OutcomeChoice outcome={outcome} onChange={setOutcome} />
          <CountedTextarea
            id="note"
            label={t('Note')}
            description={t('What was asked and answered. Reviewers read it; the vendor does not.')}
            required
            minRows={3}
            value={call.note}
            onChange={(note) => setCall({ ...call, note })}
            limit={TEXT_LIMITS.callNote}
            error={errorFor(faults, 'note')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('Cancel')}
            </Button>
            <Button type="submit" loading={loading}>
              {t('Record the call')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

interface OutcomeProps {
  readonly outcome: CallOutcome
  readonly onChange: (outcome: CallOutcome) => void
}

function OutcomeChoice({ outcome, onChange }: OutcomeProps) {
  return (
    <Radio.Group
      label={t('Outcome')}
      value={outcome}
      onChange={(value) => {
        const chosen = CALL_OUTCOMES.find((each) => each === value)
        if (chosen) onChange(chosen)
      }}
    >
      <Stack gap="xs" mt="xs">
        {CALL_OUTCOMES.map((each) => (
          <Radio
            key={each}
            value={each}
            label={t(OUTCOME_WORDS[each].label)}
            description={t(OUTCOME_WORDS[each].description)}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
