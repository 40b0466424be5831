import type { LaunchEnvironment } from '../../schema/vocabulary/launch-environment.ts'
import type { TemplateKind } from '../../schema/vocabulary/review-template.ts'
import type { GovernanceStage } from '../../schema/vocabulary/stage.ts'

/** A version of the data policy was drafted, previewed, put in force or given up. */
interface DataPolicyMoved {
  type: 'data-policy.moved'
  environment: LaunchEnvironment
  to: 'DRAFT' | 'PREVIEWED' | 'IN_FORCE' | 'DISCARDED'
}

/** The server looked at a version, and kept what it found. */
export interface ValidationRunFinished {
  type: 'validation-run.finished'
  validationRunId: string
  appVersionId: string
  appId: string
  vendorId: string
}

/** A live version has to be looked at again in so many days; 0 from the day it is due. */
interface RecertificationDue {
  type: 'recertification.due'
  appVersionId: string
  appId: string
  vendorId: string
  days: number
}

/** What was submitted has to be looked at; done apart from what people are told, since it takes seconds. */
interface ValidationRunRequested {
  type: 'validation-run.requested'
  appVersionId: string
  appId: string
  vendorId: string
}

/** A scope was taken from an app in an emergency, or given back; once for each app, whatever versions of it are in use. */
export interface EmergencyReachedApp {
  type: 'emergency.disabled' | 'emergency.lifted'
  killSwitchId: string
  scope: string
  reason: string
  appVersionId: string
  appId: string
  vendorId: string
}

/** The next version of a form of the review was proposed, put in force or taken back. */
interface ReviewTemplateMoved {
  type: 'review-template.moved'
  kind: TemplateKind
  to: 'PROPOSED' | 'PUBLISHED' | 'WITHDRAWN'
}

/** A stage is due within days, or its day is past. */
export interface StageReminded {
  type: 'stage.due-soon' | 'stage.overdue'
  /** Absent for all whom it concerns; one of them where policy gives the owner days before the app admin hears of it. */
  tells?: 'OWNER' | 'APP_ADMIN'
  stage: GovernanceStage
  appVersionId: string
  appId: string
  vendorId: string
}

/** The record of a suspension or an emergency was opened, confirmed by a replica, or closed. */
export interface IncidentMoved {
  type: 'incident.moved'
  incidentId: string
}

/** What happens to reviews and to the rules of the house. */
export type ReviewEvent =
  | RecertificationDue
  | ValidationRunFinished
  | ValidationRunRequested
  | ReviewTemplateMoved
  | EmergencyReachedApp
  | StageReminded
  | DataPolicyMoved
  | IncidentMoved
