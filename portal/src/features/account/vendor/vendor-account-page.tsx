import { Group, Stack, Text, Title } from '@mantine/core'
import { Navigate } from 'react-router'
import { PARTNER_TIER_NAMES } from '../../../../../schema/vocabulary/partner.ts'
import { VENDOR_KIND_NAMES } from '../../../../../schema/vocabulary/registration.ts'
import { VENDOR_ROLE_NAMES } from '../../../../../schema/vocabulary/role.ts'
import { exactTime } from '../../../../../ui/relative-time.ts'
import { ContractList } from '../../../components/contracts/contract-list.tsx'
import { useContracts } from '../../../components/contracts/use-contracts.ts'
import { Corrections } from '../../../components/corrections.tsx'
import { Facts } from '../../../components/facts.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page, SUBTITLE_TO_COME } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { ButtonLink, TextLink } from '../../../components/router-link.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { ContactForm } from './contact-form.tsx'
import { useVendorAccount } from './use-vendor-account.ts'
import type { VendorAccount } from './vendor-account.ts'

/** Vendor Account, under the profile menu (R020): what is fixed, and what can be changed. */
export function Component() {
  const { vendor, error, refetch } = useVendorAccount()
  const { viewer } = useViewer()
  if (vendor === null) return <Navigate to="/vendor/setup" replace />
  return (
    <Page
      title={t('Vendor Account')}
      subtitle={vendor?.displayName ?? viewer?.vendor?.displayName ?? SUBTITLE_TO_COME}
      actions={
        can(viewer, 'app-version.draft') && (
          <ButtonLink to="/vendor/registration-tokens" variant="default">
            {t('Registration tokens')}
          </ButtonLink>
        )
      }
    >
      {error && !vendor && <Problem error={error} onRetry={() => void refetch()} />}
      {!vendor && !error && <LoadingRows count={6} />}
      {vendor && (
        <Stack gap="xl">
          <FixedFields vendor={vendor} />
          <section aria-labelledby="contact">
            <Title order={2} id="contact" mb="sm">
              {t('Contact details')}
            </Title>
            <ContactForm
              key={vendor.revision}
              vendor={vendor}
              canEdit={can(viewer, 'vendor.update-contact')}
            />
          </section>
          <Members vendor={vendor} />
          {can(viewer, 'contract.read') && <Contracts vendorId={vendor.id} />}
          {vendor.corrections.length > 0 && (
            <section aria-labelledby="corrections">
              <Title order={2} id="corrections" mb="sm">
                {t('Corrections by the hospital')}
              </Title>
              <Corrections corrections={vendor.corrections} />
            </section>
          )}
        </Stack>
      )}
    </Page>
  )
}

function FixedFields({ vendor }: { readonly vendor: VendorAccount }) {
  const isBusiness = vendor.kind === 'BUSINESS'
  return (
    <section aria-labelledby="identity">
      <Title order={2} id="identity">
        {t('Legal identity')}
      </Title>
      <Text c="dimmed" mb="sm">
        {t(
          'Fixed since the vendor was set up. If something is wrong, write to the hospital: a reviewer can correct it with a reason, and a second person confirms.',
        )}
      </Text>
      <Facts
        facts={[
          { term: t('Kind'), value: t(VENDOR_KIND_NAMES[vendor.kind]) },
          { term: t('Legal name'), value: `${vendor.legalFirstName} ${vendor.legalLastName}` },
          ...(isBusiness
            ? [
                { term: t('Legal business name'), value: vendor.legalBusinessName },
                { term: t('D.U.N.S. number'), value: vendor.duns },
              ]
            : []),
          { term: t('E-mail'), value: vendor.email },
          { term: t('Contact'), value: contactState(vendor) },
          {
            term: t('Standing with the hospital'),
            value: t(PARTNER_TIER_NAMES[vendor.partner.tier]),
          },
        ]}
      />
    </section>
  )
}

function Members({ vendor }: { readonly vendor: VendorAccount }) {
  return (
    <section aria-labelledby="members">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="members">
          {t('Members')}
        </Title>
        <TextLink to="/vendor/members">{t('Manage members')}</TextLink>
      </Group>
      <Facts
        facts={vendor.members.map(({ name, email, role }) => ({
          term: name,
          value: `${email}, ${t(VENDOR_ROLE_NAMES[role]).toLowerCase()}`,
        }))}
      />
    </section>
  )
}

/** What the vendor agreed on with the hospital, to read. */
function Contracts({ vendorId }: { readonly vendorId: string }) {
  const { contracts, error, refetch } = useContracts(vendorId)
  return (
    <section aria-labelledby="contracts">
      <Title order={2} id="contracts" mb="sm">
        {t('Contracts')}
      </Title>
      {error && !contracts && <Problem error={error} onRetry={() => void refetch()} />}
      {!contracts && !error && <LoadingRows count={2} height={120} />}
      {contracts && <ContractList contracts={contracts} />}
    </section>
  )
}

/** Whether somebody of the hospital reached the vendor by its number; another number takes the mark away. */
function contactState({ contactVerifiedAt }: VendorAccount): string {
  return contactVerifiedAt
    ? t('Verified by a call of the hospital, {{contactVerifiedAt}}', {
        contactVerifiedAt: exactTime(contactVerifiedAt, locale()),
      })
    : t(
        'Not verified yet: the hospital calls your contact number. Changing the number asks for a new call.',
      )
}
