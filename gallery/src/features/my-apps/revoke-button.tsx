import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useReader } from '../../lib/words/reader.ts'
import { useConsentRevoke } from './use-consent-revoke.ts'

interface RevokeButtonProps {
  readonly consentId: string
  readonly appName: string
  readonly onRevoked: () => void
}

/** Takes access back in two clicks: the second one stands where the first one was. */
export function RevokeButton(props: RevokeButtonProps): ReactElement {
  const { t } = useReader()
  const [step, setStep] = useState<'OFFERED' | 'ASKING' | 'KEPT'>('OFFERED')
  const offer = useRef<HTMLButtonElement>(null)
  // Who thought again stands where the question was, not at the top of the page.
  useEffect(() => {
    if (step === 'KEPT') offer.current?.focus()
  }, [step])
  if (step === 'ASKING') return <Confirmation {...props} onKeep={() => setStep('KEPT')} />
  return (
    <button
      ref={offer}
      className="gh-button gh-button-danger"
      type="button"
      aria-label={t('Revoke access of {{app}}', { app: props.appName })}
      onClick={() => setStep('ASKING')}
    >
      {t('Revoke access')}
    </button>
  )
}

interface ConfirmationProps extends RevokeButtonProps {
  readonly onKeep: () => void
}

function Confirmation({ consentId, appName, onRevoked, onKeep }: ConfirmationProps): ReactElement {
  const { language, t } = useReader()
  const [revoke, { loading, error, data }] = useConsentRevoke()
  const confirm = useRef<HTMLButtonElement>(null)
  useEffect(() => confirm.current?.focus(), [])
  const refusal = data?.consentRevoke.userErrors[0]?.message
  // What the API says is English.
  const fault = (language === 'en' && refusal) || ((refusal || error) && t(UNREACHABLE))

  async function handleConfirm(): Promise<void> {
    const result = await revoke({ variables: { consentId } })
    if (result.data?.consentRevoke.consent?.revokedAt) onRevoked()
  }

  return (
    <fieldset className="gh-stack-tight">
      <legend className="gh-small gh-muted">
        {t('{{app}} loses access at once.', { app: appName })}
      </legend>
      <div className="gh-actions">
        <button
          ref={confirm}
          className="gh-button gh-button-danger"
          type="button"
          disabled={loading}
          onClick={() => {
            // The mutation keeps its own error, which is shown below.
            handleConfirm().catch(() => undefined)
          }}
        >
          {t(loading ? 'Revoking…' : 'Revoke now')}
        </button>
        <button
          className="gh-button gh-button-secondary"
          type="button"
          disabled={loading}
          onClick={onKeep}
        >
          {t('Keep')}
        </button>
      </div>
      {fault && (
        <p className="gh-error" role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  )
}

const UNREACHABLE = 'The access could not be revoked and still stands. Try again in a moment.'
