import { Group, Radio, Select, Stack, Textarea } from '@mantine/core'
import { useRef } from 'react'
import {
  CLIENT_TYPES,
  type ClientType,
  ID_TOKEN_ALGORITHM_NAMES,
  ID_TOKEN_ALGORITHMS,
} from '../../../../../schema/vocabulary/registration.ts'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { optionsOf } from '../../../components/names.ts'
import { mark, t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { AddressField } from '../fields/address-field.tsx'
import { FieldHelp } from '../fields/field-help.tsx'
import { fieldId } from '../fields/field-id.ts'
import { useFieldsInUse } from '../fields/use-fields-in-use.ts'
import { KeySetCheck } from '../keys/key-set-check.tsx'
import { ConfidentialityInfo } from './confidentiality-info.tsx'

type ConfidentialType = Exclude<ClientType, 'PUBLIC'>

const PROOFS: Readonly<Record<ConfidentialType, { label: string; description: string }>> = {
  CONFIDENTIAL_SYMMETRIC: {
    label: mark('With a secret'),
    description: mark('The server of the app keeps a secret we give it.'),
  },
  CONFIDENTIAL_ASYMMETRIC: {
    label: mark('With a key pair'),
    description: mark('The server of the app signs with its own private key.'),
  },
  BACKEND_SERVICE: {
    label: mark('Backend service'),
    description: mark('A server without a person: it signs with its own private key.'),
  },
}

/** Step 4: public or confidential, with what that means (R076, R077), then how a confidential app proves itself. */
export function ClientTypeField() {
  const { fields, edit, errorOf } = useCurrentDraft()
  const keys = useFieldsInUse(['jwksUrl', 'jwks'])
  const confidential = useRef<ConfidentialType>('CONFIDENTIAL_SYMMETRIC')
  const { clientType } = fields
  const change = (type: ClientType) => {
    if (clientType !== 'PUBLIC') confidential.current = clientType
    edit({ clientType: type, ...keys(signsWithKeys(type)) })
  }
  return (
    <Stack gap="lg">
      <Radio.Group
        id={fieldId('clientType')}
        tabIndex={-1}
        label={
          <Group gap={4} component="span">
            {t(WIZARD_FIELDS.clientType.label)}
            <ConfidentialityInfo />
          </Group>
        }
        value={clientType === 'PUBLIC' ? 'PUBLIC' : 'CONFIDENTIAL'}
        onChange={(value) => change(value === 'PUBLIC' ? 'PUBLIC' : confidential.current)}
        error={errorOf('clientType')}
      >
        <Stack gap="xs" mt="xs">
          <Radio
            value="CONFIDENTIAL"
            label={t('Confidential')}
            description={t('Runs where it can keep a secret, such as a server.')}
          />
          <Radio
            value="PUBLIC"
            label={t('Public')}
            description={t(
              'Runs only in a browser or on a phone, and cannot keep a secret. PKCE protects it.',
            )}
          />
        </Stack>
      </Radio.Group>
      {clientType !== 'PUBLIC' && <ProofField clientType={clientType} onChange={change} />}
      {signsWithKeys(clientType) && <KeyFields />}
      {clientType !== 'BACKEND_SERVICE' && <IdTokenField />}
    </Stack>
  )
}

interface ProofProps {
  readonly clientType: ConfidentialType
  readonly onChange: (clientType: ClientType) => void
}

function ProofField({ clientType, onChange }: ProofProps) {
  return (
    <Radio.Group
      label={t('How the app proves itself')}
      value={clientType}
      onChange={(value) => {
        const chosen = CLIENT_TYPES.find((type) => type === value)
        if (chosen) onChange(chosen)
      }}
    >
      <Stack gap="xs" mt="xs">
        {Object.entries(PROOFS).map(([type, words]) => (
          <Radio
            key={type}
            value={type}
            label={t(words.label)}
            description={t(words.description)}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}

/** Nobody signs in to a backend service, so it gets no ID token. */
function IdTokenField() {
  const { fields, edit, errorOf, touch } = useCurrentDraft()
  return (
    <Select
      id={fieldId('idTokenAlg')}
      label={t(WIZARD_FIELDS.idTokenAlg.label)}
      description={t(WIZARD_FIELDS.idTokenAlg.help)}
      data={optionsOf(ID_TOKEN_ALGORITHMS, ID_TOKEN_ALGORITHM_NAMES)}
      allowDeselect={false}
      value={fields.idTokenAlg}
      onChange={(idTokenAlg) => idTokenAlg && edit({ idTokenAlg })}
      onBlur={() => touch('idTokenAlg')}
      error={errorOf('idTokenAlg')}
      maw={520}
    />
  )
}

function signsWithKeys(clientType: ClientType): boolean {
  return clientType === 'CONFIDENTIAL_ASYMMETRIC' || clientType === 'BACKEND_SERVICE'
}

function KeyFields() {
  const { fields, edit, errorOf, touch } = useCurrentDraft()
  return (
    <>
      <AddressField field="jwksUrl" />
      <Textarea
        id={fieldId('jwks')}
        label={t(WIZARD_FIELDS.jwks.label)}
        description={<FieldHelp field="jwks" />}
        autosize
        minRows={3}
        maxRows={12}
        value={fields.jwks}
        onChange={(event) => edit({ jwks: event.currentTarget.value })}
        onBlur={() => touch('jwks')}
        error={errorOf('jwks')}
        styles={{ input: { fontFamily: 'var(--gh-font-mono)', fontSize: 'var(--gh-text-sm)' } }}
      />
      <KeySetCheck />
    </>
  )
}
