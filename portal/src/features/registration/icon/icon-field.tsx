import { Group, Input } from '@mantine/core'
import { useState } from 'react'
import { WIZARD_FIELDS } from '../../../../../schema/vocabulary/wizard-help.ts'
import { AppIcon } from '../../../components/app-icon.tsx'
import { IconPicker } from '../../../components/icon-upload/icon-picker.tsx'
import { useIconUpload } from '../../../components/icon-upload/use-icon-upload.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useCurrentDraft } from '../draft/draft-context.ts'
import { FieldHelp } from '../fields/field-help.tsx'
import { fieldId } from '../fields/field-id.ts'
import { useIconUploadCreate } from './use-icon-upload-create.ts'

/** Step 3: the app icon, with the bytes sent while it uploads (R068). */
export function IconField() {
  const { fields, version, edit, errorOf, touch } = useCurrentDraft()
  const [uploadedUrl, setUploadedUrl] = useState<string>()
  const create = useIconUploadCreate()
  const { upload, cancel, progress, fault } = useIconUpload(create, ({ iconId, iconUrl }) => {
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
        <IconPicker
          label={fields.iconId ? t('Replace the icon') : t('Choose an icon')}
          progress={progress}
          onChoose={(file) => void upload(file)}
          onCancel={cancel}
        />
      </Group>
    </Input.Wrapper>
  )
}
