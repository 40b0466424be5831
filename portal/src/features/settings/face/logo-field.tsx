import { Button, Group, Input } from '@mantine/core'
import { ICON_LIMITS } from '../../../../../schema/vocabulary/limits.ts'
import { AppIcon } from '../../../components/app-icon.tsx'
import { IconPicker } from '../../../components/icon-upload/icon-picker.tsx'
import { useIconUpload } from '../../../components/icon-upload/use-icon-upload.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { useLogoUploadCreate } from './use-face.ts'

interface Logo {
  readonly id: string | null
  readonly url: string | null
}

interface Props {
  readonly logo: Logo
  readonly name: string
  readonly onChange: (logo: Logo) => void
  readonly error: string | undefined
}

/** The picture beside the name of the hospital. */
export function LogoField({ logo, name, onChange, error }: Props) {
  const create = useLogoUploadCreate()
  const { upload, cancel, progress, fault } = useIconUpload(create, ({ iconId, iconUrl }) =>
    onChange({ id: iconId, url: iconUrl }),
  )
  return (
    <Input.Wrapper
      id="brand-logoId"
      labelElement="div"
      tabIndex={-1}
      label={t('Picture')}
      description={t('A PNG of {{width}} by {{height}} pixels, at most 1 MB.', {
        width: ICON_LIMITS.width,
        height: ICON_LIMITS.height,
      })}
      error={fault ?? error}
    >
      <Group gap="md" mt="xs">
        <AppIcon name={name} url={logo.url} size={56} />
        <IconPicker
          label={logo.url ? t('Replace the picture') : t('Choose a picture')}
          progress={progress}
          onChoose={(file) => void upload(file)}
          onCancel={cancel}
        />
        {logo.url && (
          <Button variant="default" onClick={() => onChange({ id: null, url: null })}>
            {t('Take the picture away')}
          </Button>
        )}
      </Group>
    </Input.Wrapper>
  )
}
