import { ACCOUNT_MUTATIONS, ACCOUNT_QUERIES, type AccountTargets } from './account-operations.ts'
import { APP_MUTATIONS, APP_QUERIES, type AppTargets } from './app-operations.ts'
import { CLOCK_MUTATIONS, CLOCK_QUERIES, type ClockTargets } from './clock-operations.ts'
import {
  DATA_POLICY_MUTATIONS,
  DATA_POLICY_QUERIES,
  type DataPolicyTargets,
} from './data-policy-operations.ts'
import { DESK_MUTATIONS, DESK_QUERIES, type DeskTargets } from './desk-operations.ts'
import {
  INCIDENT_MUTATIONS,
  INCIDENT_QUERIES,
  type IncidentTargets,
} from './incident-operations.ts'
import { LIFECYCLE_MUTATIONS, type LifecycleTargets } from './lifecycle-operations.ts'
import { LISTING_MUTATIONS, LISTING_QUERIES, type ListingTargets } from './listing-operations.ts'
import type { OperationOn } from './operation.ts'
import { PARTNER_MUTATIONS, PARTNER_QUERIES, type PartnerTargets } from './partner-operations.ts'
import { QUEUE_MUTATIONS, QUEUE_QUERIES, type QueueTargets } from './queue-operations.ts'
import {
  RECERTIFICATION_MUTATIONS,
  RECERTIFICATION_QUERIES,
  type RecertificationTargets,
} from './recertification-operations.ts'
import {
  REPRESENTATIVE_MUTATIONS,
  REPRESENTATIVE_QUERIES,
  type RepresentativeTargets,
} from './representative-operations.ts'
import { REVIEW_MUTATIONS, REVIEW_QUERIES, type ReviewTargets } from './review-operations.ts'
import { RULE_MUTATIONS, RULE_QUERIES, type RuleTargets } from './rule-operations.ts'
import { SERVICE_MUTATIONS, SERVICE_QUERIES, type ServiceTargets } from './service-operations.ts'
import {
  SETTINGS_MUTATIONS,
  SETTINGS_QUERIES,
  type SettingsTargets,
} from './settings-operations.ts'
import { VENDOR_MUTATIONS, VENDOR_QUERIES, type VendorTargets } from './vendor-operations.ts'

/** What an operation is asked about: objects of one vendor, each in the state in which the step would succeed. */
export interface Targets
  extends AppTargets,
    VendorTargets,
    AccountTargets,
    ReviewTargets,
    QueueTargets,
    ListingTargets,
    ServiceTargets,
    RepresentativeTargets,
    SettingsTargets,
    ClockTargets,
    DeskTargets,
    DataPolicyTargets,
    RuleTargets,
    PartnerTargets,
    RecertificationTargets,
    IncidentTargets,
    LifecycleTargets {}

type Operation = OperationOn<Targets>

export const QUERIES: Readonly<Record<string, Operation>> = {
  ...VENDOR_QUERIES,
  ...ACCOUNT_QUERIES,
  ...SERVICE_QUERIES,
  ...REPRESENTATIVE_QUERIES,
  ...SETTINGS_QUERIES,
  ...CLOCK_QUERIES,
  ...INCIDENT_QUERIES,
  ...DESK_QUERIES,
  ...LISTING_QUERIES,
  ...DATA_POLICY_QUERIES,
  ...RULE_QUERIES,
  ...PARTNER_QUERIES,
  ...RECERTIFICATION_QUERIES,
  ...REVIEW_QUERIES,
  ...QUEUE_QUERIES,
  ...APP_QUERIES,
}

export const MUTATIONS: Readonly<Record<string, Operation>> = {
  ...VENDOR_MUTATIONS,
  ...ACCOUNT_MUTATIONS,
  ...SERVICE_MUTATIONS,
  ...REPRESENTATIVE_MUTATIONS,
  ...SETTINGS_MUTATIONS,
  ...CLOCK_MUTATIONS,
  ...DESK_MUTATIONS,
  ...LISTING_MUTATIONS,
  ...DATA_POLICY_MUTATIONS,
  ...RULE_MUTATIONS,
  ...PARTNER_MUTATIONS,
  ...RECERTIFICATION_MUTATIONS,
  ...INCIDENT_MUTATIONS,
  ...LIFECYCLE_MUTATIONS,
  ...REVIEW_MUTATIONS,
  ...QUEUE_MUTATIONS,
  ...APP_MUTATIONS, // last: its new attestation text asks everybody again
}
