import { ClientRegistration } from '../entities/access/client-registration.entity.ts'
import { ClientSecret } from '../entities/access/client-secret.entity.ts'
import { Consent } from '../entities/access/consent.entity.ts'
import { ConsentReceipt } from '../entities/access/consent-receipt.entity.ts'
import { EhrLaunch } from '../entities/access/ehr-launch.entity.ts'
import { Incident } from '../entities/access/incident.entity.ts'
import { KeySetProbe } from '../entities/access/key-set-probe.entity.ts'
import { KillSwitch } from '../entities/access/kill-switch.entity.ts'
import { Launch } from '../entities/access/launch.entity.ts'
import { OAuthClient } from '../entities/access/oauth-client.entity.ts'
import { OidcRecord } from '../entities/access/oidc-record.entity.ts'
import { PatientRepresentation } from '../entities/access/patient-representation.entity.ts'
import { Pilot } from '../entities/access/pilot.entity.ts'
import { PilotUser } from '../entities/access/pilot-user.entity.ts'
import { RegistrationToken } from '../entities/access/registration-token.entity.ts'
import { ScopeGrant } from '../entities/access/scope-grant.entity.ts'
import { ServerKey } from '../entities/access/server-key.entity.ts'
import { ServiceAccount } from '../entities/access/service-account.entity.ts'
import { SigningKey } from '../entities/access/signing-key.entity.ts'
import { EmailVerification } from '../entities/account/email-verification.entity.ts'
import { FederatedIdentity } from '../entities/account/federated-identity.entity.ts'
import { FhirIdentity } from '../entities/account/fhir-identity.entity.ts'
import { MemberInvitation } from '../entities/account/member-invitation.entity.ts'
import { Passkey } from '../entities/account/passkey.entity.ts'
import { PasskeyChallenge } from '../entities/account/passkey-challenge.entity.ts'
import { PasswordReset } from '../entities/account/password-reset.entity.ts'
import { RecoveryCode } from '../entities/account/recovery-code.entity.ts'
import { SecondFactorReset } from '../entities/account/second-factor-reset.entity.ts'
import { TotpAuthenticator } from '../entities/account/totp-authenticator.entity.ts'
import { User } from '../entities/account/user.entity.ts'
import { Vendor } from '../entities/account/vendor.entity.ts'
import { VendorCall } from '../entities/account/vendor-call.entity.ts'
import { VendorCorrection } from '../entities/account/vendor-correction.entity.ts'
import { VendorInvitation } from '../entities/account/vendor-invitation.entity.ts'
import { VendorMember } from '../entities/account/vendor-member.entity.ts'
import { App } from '../entities/app/app.entity.ts'
import { AppVersion } from '../entities/app/app-version.entity.ts'
import { Attestation } from '../entities/app/attestation.entity.ts'
import { AttestationProposal } from '../entities/app/attestation-proposal.entity.ts'
import { AttestationText } from '../entities/app/attestation-text.entity.ts'
import { DecisionArtifact } from '../entities/app/decision-artifact.entity.ts'
import { Document } from '../entities/app/document.entity.ts'
import { GalleryCard } from '../entities/app/gallery-card.entity.ts'
import { Icon } from '../entities/app/icon.entity.ts'
import { LaunchApproval } from '../entities/app/launch-approval.entity.ts'
import { Message } from '../entities/app/message.entity.ts'
import { ReviewQueueView } from '../entities/app/review-queue-view.entity.ts'
import { ReviewTemplate } from '../entities/app/review-template.entity.ts'
import { ReviewTemplateProposal } from '../entities/app/review-template-proposal.entity.ts'
import { ScopeRequest } from '../entities/app/scope-request.entity.ts'
import { StageReview } from '../entities/app/stage-review.entity.ts'
import { ValidationRun } from '../entities/app/validation-run.entity.ts'
import { MailDelivery } from '../entities/messaging/mail-delivery.entity.ts'
import { MessageRead } from '../entities/messaging/message-read.entity.ts'
import { NoticePreference } from '../entities/messaging/notice-preference.entity.ts'
import { Notification } from '../entities/messaging/notification.entity.ts'
import { TierProposal } from '../entities/partner/tier-proposal.entity.ts'
import { VendorContract } from '../entities/partner/vendor-contract.entity.ts'
import { AuditEvent } from '../entities/platform/audit-event.entity.ts'
import { DataPolicy } from '../entities/platform/data-policy.entity.ts'
import { DeveloperDocs } from '../entities/platform/developer-docs.entity.ts'
import { Holiday } from '../entities/platform/holiday.entity.ts'
import { HospitalRule } from '../entities/platform/hospital-rule.entity.ts'
import { HospitalRuleProposal } from '../entities/platform/hospital-rule-proposal.entity.ts'
import { MailMessage } from '../entities/platform/mail-message.entity.ts'
import { Organization } from '../entities/platform/organization.entity.ts'
import { OutboxMessage } from '../entities/platform/outbox-message.entity.ts'
import { Activation } from '../entities/request/activation.entity.ts'
import { AppRequest } from '../entities/request/app-request.entity.ts'

/** Every table the ORM knows, by hand, so that a new one is a decision. */
export const ENTITIES = [
  Organization,
  DataPolicy,
  DeveloperDocs,
  User,
  EmailVerification,
  PasswordReset,
  TotpAuthenticator,
  RecoveryCode,
  Passkey,
  PasskeyChallenge,
  SecondFactorReset,
  FederatedIdentity,
  FhirIdentity,
  MemberInvitation,
  Vendor,
  VendorMember,
  VendorInvitation,
  VendorCorrection,
  VendorCall,
  Icon,
  App,
  AppVersion,
  ScopeRequest,
  LaunchApproval,
  Document,
  StageReview,
  DecisionArtifact,
  ReviewQueueView,
  ReviewTemplate,
  ReviewTemplateProposal,
  ValidationRun,
  AttestationText,
  AttestationProposal,
  Attestation,
  Message,
  MessageRead,
  Notification,
  NoticePreference,
  MailDelivery,
  GalleryCard,
  OAuthClient,
  ClientSecret,
  KeySetProbe,
  ScopeGrant,
  Consent,
  ConsentReceipt,
  Launch,
  Pilot,
  PilotUser,
  OidcRecord,
  ServerKey,
  SigningKey,
  ServiceAccount,
  KillSwitch,
  Incident,
  EhrLaunch,
  PatientRepresentation,
  Holiday,
  HospitalRule,
  HospitalRuleProposal,
  RegistrationToken,
  ClientRegistration,
  VendorContract,
  TierProposal,
  AppRequest,
  Activation,
  AuditEvent,
  OutboxMessage,
  MailMessage,
] as const
