import { ActionIcon, Anchor, Group, Popover, Radio, Stack, Text, Textarea } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import {
  CLIENT_TYPE_NAMES,
  CLIENT_TYPES,
  type ClientType,
} from '../../../../../schema/vocabulary/registration.ts'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { FieldHelp } from '../fields/field-help.tsx'
import { fieldId } from '../fields/field-id.ts'
import { TextField } from '../fields/text-field.tsx'
import { useFieldsInUse } from '../fields/use-fields-in-use.ts'
import { KeySetCheck } from '../keys/key-set-check.tsx'

const MEANINGS: Readonly<Record<ClientType, string>> = {
  PUBLIC: 'Runs in a browser or on a phone, and cannot keep a secret. PKCE protects it.',
  CONFIDENTIAL_SYMMETRIC: 'Runs on a server that keeps a secret we give it.',
  CONFIDENTIAL_ASYMMETRIC: 'Runs on a server that signs with its own private key.',
  BACKEND_SERVICE: 'A server without a person: it signs with its own private key.',
}

/** Step 4: public or confidential, with what that means (R076, R077). */
export function ClientTypeField() {
  const { fields, edit, errorOf } = useCurrentDraft()
  const keys = useFieldsInUse(['jwksUrl', 'jwks'])
  return (
    <Stack gap="lg">
      <Radio.Group
        id={fieldId('clientType')}
        tabIndex={-1}
        label={
          <Group gap={4} component="span">
            {WIZARD_FIELDS.clientType.label}
            <ConfidentialityInfo />
          </Group>
        }
        value={fields.clientType}
        onChange={(value) => {
          const clientType = CLIENT_TYPES.find((type) => type === value)
          if (clientType) edit({ clientType, ...keys(signsWithKeys(clientType)) })
        }}
        error={errorOf('clientType')}
      >
        <Stack gap="xs" mt="xs">
          {CLIENT_TYPES.map((type) => (
            <Radio
              key={type}
              value={type}
              label={CLIENT_TYPE_NAMES[type]}
              description={MEANINGS[type]}
            />
          ))}
        </Stack>
      </Radio.Group>
      {signsWithKeys(fields.clientType) && <KeyFields />}
    </Stack>
  )
}

function signsWithKeys(clientType: ClientType): boolean {
  return clientType === 'CONFIDENTIAL_ASYMMETRIC' || clientType === 'BACKEND_SERVICE'
}

function ConfidentialityInfo() {
  const { help, link } = WIZARD_FIELDS.clientType
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      width={320}
      position="top"
      offset={0}
      withArrow
      withinPortal={false} // so that the tab key leads from the button to the link
      shadow="sm"
      opened={isOpen}
      onChange={setOpen}
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          size="sm"
          aria-label="About confidentiality"
          onMouseEnter={() => setOpen(true)}
          onClick={() => setOpen(true)}
        >
          <IconInfoCircle size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown onMouseLeave={() => setOpen(false)}>
        <Text size="sm">
          {help}{' '}
          <Anchor href={link.href} target="_blank" rel="noopener" inherit>
            {link.text}
          </Anchor>
        </Text>
      </Popover.Dropdown>
    </Popover>
  )
}

function KeyFields() {
  const { fields, edit, errorOf, touch } = useCurrentDraft()
  return (
    <>
      <TextField field="jwksUrl" type="url" />
      <Textarea
        id={fieldId('jwks')}
        label={WIZARD_FIELDS.jwks.label}
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
