import { EmptyState } from '../../../components/empty-state.tsx'
import { LoadingRows } from '../../../components/loading-rows.tsx'
import { Page } from '../../../components/page.tsx'
import { Problem } from '../../../components/problem.tsx'
import { TextLink } from '../../../components/router-link.tsx'
import { t } from '../../../lib/i18n/translate.ts'
import { can, useViewer } from '../../../lib/use-viewer.ts'
import { CampaignForm } from './campaign-form.tsx'
import { CampaignTable } from './campaign-table.tsx'
import { useCampaignUsage } from './use-campaign-usage.ts'
import { useCampaigns } from './use-campaigns.ts'

/** Campaigns in which live apps are looked at again, at /campaigns. */
export function Component() {
  const { viewer } = useViewer()
  const { campaigns, error, refetch } = useCampaigns()
  const usageOf = useCampaignUsage()
  return (
    <Page
      title={t('Access reviews')}
      subtitle={t('Live apps that are looked at again until a date')}
      actions={
        can(viewer, 'review-queue.read') && <TextLink to="/review">{t('Review queue')}</TextLink>
      }
    >
      {can(viewer, 'organization.administer') && <CampaignForm onOpened={() => void refetch()} />}
      {error && !campaigns && <Problem error={error} onRetry={() => void refetch()} />}
      {!campaigns && !error && <LoadingRows count={4} />}
      {campaigns?.length === 0 && (
        <EmptyState title={t('No access review yet')}>
          {t('The yearly dates of live apps hold without one.')}
        </EmptyState>
      )}
      {campaigns?.map((campaign) => (
        <CampaignTable key={campaign.id} campaign={campaign} usageOf={usageOf} />
      ))}
    </Page>
  )
}
