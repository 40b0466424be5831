import { Badge, Button, Group, List, Paper, Stack, Text, ThemeIcon, Title } from '@mantine/core'
import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useState } from 'react'
import {
  PARTNER_CRITERION_NAMES,
  PARTNER_TIER_MEANINGS,
  PARTNER_TIER_NAMES,
  TIER_CHANGE_NAMES,
  TIER_PROPOSAL_STATE_NAMES,
} from '../../../../../schema/vocabulary/partner.ts'
import { TimeAgo } from '../../../../../ui/time-ago.tsx'
import { Sentence } from '../../../components/sentence.tsx'
import { locale } from '../../../lib/i18n/language.ts'
import { t } from '../../../lib/i18n/translate.ts'
import { TierDialog, type TierStep } from './tier-dialog.tsx'
import type { VendorFile } from './vendor-file.ts'

/** How well the hospital knows a vendor, why, and what two people decided about it (R317). */
export function PartnerSection({ vendor }: { readonly vendor: VendorFile }) {
  const { tier, criteria } = vendor.partner
  const [step, setStep] = useState<TierStep>()
  const isChosen = criteria.some(({ criterion, isMet }) => criterion === 'CHOSEN_BY_TWO' && isMet)
  const isOpen = vendor.partnerProposals.some(({ state }) => state === 'PROPOSED')
  const change = isChosen ? 'END' : 'GRANT'
  return (
    <section aria-labelledby="partner">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="partner">
          {t(PARTNER_TIER_NAMES[tier])}
        </Title>
        {vendor.canProposePartner && !isOpen && (isChosen || tier !== 'REGISTERED') && (
          <Button variant="default" onClick={() => setStep({ kind: 'PROPOSE', change })}>
            {t(TIER_CHANGE_NAMES[change])}
          </Button>
        )}
      </Group>
      <Stack gap="sm">
        <Text c="dimmed">{t(PARTNER_TIER_MEANINGS[tier])}</Text>
        <List spacing={4} listStyleType="none" withPadding={false}>
          {criteria.map(({ criterion, isMet }) => (
            <List.Item key={criterion} icon={<Mark isMet={isMet} />}>
              {t(PARTNER_CRITERION_NAMES[criterion])}: {isMet ? t('yes') : t('not yet')}
            </List.Item>
          ))}
        </List>
        {vendor.partnerProposals.map((proposal) => (
          <Proposal key={proposal.id} proposal={proposal} onStep={setStep} />
        ))}
      </Stack>
      {step && <TierDialog vendor={vendor} step={step} onClose={() => setStep(undefined)} />}
    </section>
  )
}

/** Decoration: the words beside it say the same. */
function Mark({ isMet }: { readonly isMet: boolean }) {
  const Icon = isMet ? IconCheck : IconMinus
  return (
    <ThemeIcon size={20} radius="xl" variant="default" aria-hidden="true">
      <Icon size={14} />
    </ThemeIcon>
  )
}

interface ProposalProps {
  readonly proposal: VendorFile['partnerProposals'][number]
  readonly onStep: (step: TierStep) => void
}

function Proposal({ proposal, onStep }: ProposalProps) {
  const { id, change, state, reason, proposedBy, createdAt, decidedBy, decisionReason } = proposal
  return (
    <Paper withBorder p="md">
      <Stack gap={4}>
        <Group gap="sm">
          <Text fw={600}>{t(TIER_CHANGE_NAMES[change])}</Text>
          <Badge variant="default" tt="none">
            {t(TIER_PROPOSAL_STATE_NAMES[state])}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          <Sentence
            text={t('<ago/> by {{recordedBy}}', { recordedBy: proposedBy.name })}
            parts={{ ago: <TimeAgo at={createdAt} locale={locale()} /> }}
          />
        </Text>
        <Text size="sm" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
          {reason}
        </Text>
        {decidedBy && (
          <Text size="sm" c="dimmed" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {t('Second person: {{name}}', { name: decidedBy.name })}
            {decisionReason && `. ${decisionReason}`}
          </Text>
        )}
        {proposal.canDecide && (
          <Group gap="xs" mt={4}>
            <Button size="xs" onClick={() => onStep({ kind: 'CONFIRM', proposalId: id })}>
              {t('Confirm')}
            </Button>
            <Button
              size="xs"
              variant="default"
              onClick={() => onStep({ kind: 'DECLINE', proposalId: id })}
            >
              {t('Decline')}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  )
}
