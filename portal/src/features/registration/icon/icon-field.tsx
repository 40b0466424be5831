import { Button, FileButton, Group, Input, Progress, Stack, Text } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { ICON_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { AppIcon } from '../../../components/app-icon.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { FieldHelp } from '../fields/field-help.tsx'
import { fieldId } from '../fields/field-id.ts'
import { type IconProgress, useIconUpload } from './use-icon-upload.ts'

/** Step 3: the app icon, with the bytes sent while it uploads (R068). */
export function IconField() {
  const { fields, version, edit, errorOf, touch } = useCurrentDraft()
  const [uploadedUrl, setUploadedUrl] = useState<string>()
  const { upload, cancel, progress, fault } = useIconUpload(({ iconId, iconUrl }) => {
    setUploadedUrl(iconUrl)
    edit({ iconId })
    touch('iconId')
  })

  return (
    <Input.Wrapper
      id={fieldId('iconId')}
      labelElement="div"
      tabIndex={-1}
      label={t(WIZARD_FIELDS.icon.label)}
      description={<FieldHelp field="icon" />}
      error={fault ?? errorOf('iconId')}
    >
      <Group gap="md" mt="xs">
        <AppIcon name={fields.name} url={uploadedUrl ?? version.iconUrl} size={72} />
        {progress ? (
          <UploadProgress progress={progress} onCancel={cancel} />
        ) : (
          <FileButton
            accept={ICON_LIMITS.mediaType}
            onChange={(file) => {
              if (file) void upload(file)
            }}
          >
            {(props) => (
              <Button
                {...props}
                variant="default"
                leftSection={<IconUpload size={16} aria-hidden="true" />}
              >
                {fields.iconId ? t('Replace the icon') : t('Choose an icon')}
              </Button>
            )}
          </FileButton>
        )}
      </Group>
    </Input.Wrapper>
  )
}

interface ProgressProps {
  readonly progress: IconProgress
  readonly onCancel: () => void
}

function UploadProgress({ progress: { sent, total }, onCancel }: ProgressProps) {
  return (
    <Stack gap={4} w={240}>
      <Progress value={(sent / Math.max(total, 1)) * 100} aria-label={t('Upload')} />
      <Group justify="space-between">
        <Text size="xs" c="dimmed" className="tabular">
          {t('{{sent}} of {{total}} kB', { sent: kilobytes(sent), total: kilobytes(total) })}
        </Text>
        <Button size="compact-xs" variant="default" onClick={onCancel}>
          {t('Cancel')}
        </Button>
      </Group>
    </Stack>
  )
}

function kilobytes(bytes: number): string {
  return Math.ceil(bytes / 1024).toLocaleString(locale())
}
