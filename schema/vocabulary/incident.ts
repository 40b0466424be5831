/** Why apps were stopped: by a decision about one version, or in an emergency. */
export const INCIDENT_KINDS = ['SUSPENSION', 'EMERGENCY'] as const
export type IncidentKind = (typeof INCIDENT_KINDS)[number]
export const INCIDENT_KIND_NAMES: Readonly<Record<IncidentKind, string>> = {
  SUSPENSION: 'Suspension',
  EMERGENCY: 'Emergency',
}

/** What happened in the course of an incident, in the order of its record. */
export const INCIDENT_STEPS = ['OPENED', 'OBEYED', 'ACTIVITY', 'CLOSED', 'LIFTED'] as const
export type IncidentStep = (typeof INCIDENT_STEPS)[number]

/** A replica that was not heard of for so long answers nobody: it cannot write the audit row of an access either. */
export const REPLICA_SILENT_SECONDS = 30
