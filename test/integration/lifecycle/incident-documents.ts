import { graphql } from '../../support/gql/gql.ts'

/** An incident with all that people read of it. */
export const INCIDENT = graphql(`
  query TestIncidents($filter: IncidentFilter) {
    incidents(first: 50, filter: $filter) {
      totalCount
      nodes {
        id
        kind
        reason
        scope
        openedByName
        apps {
          slug
          supportContact
          vendor {
            displayName
            legalFirstName
            email
            phone
            contactVerifiedAt
          }
        }
        clientIds
        sessionCount
        tokenCount
        personCount
        secondsToRevoke
        replicas {
          name
          seconds
          isSilent
        }
        sessions(first: 10) {
          totalCount
          nodes {
            clientId
            pseudonym
            launchId
            tokenCount
            app {
              slug
            }
            person {
              email
            }
          }
        }
        timeline {
          step
          actorName
          sentence
        }
        closedAt
        closedByName
        finding
        remedy
        canClose
        revision
      }
    }
  }
`)

export const CLOSE = graphql(`
  mutation TestIncidentClose($input: IncidentCloseInput!) {
    payload: incidentClose(input: $input) {
      incident {
        closedAt
        finding
        remedy
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const DISABLE = graphql(`
  mutation TestIncidentDisable($input: EmergencyDisableInput!) {
    payload: emergencyDisable(input: $input) {
      killSwitch {
        id
        incident {
          id
          kind
        }
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const LIFT = graphql(`
  mutation TestIncidentLift($input: EmergencyLiftInput!) {
    payload: emergencyLift(input: $input) {
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

/** What the vendor of an app reads of the emergency that stops it. */
export const EMERGENCY_OF_APP = graphql(`
  query TestEmergencyOfApp($slug: String!) {
    app(slug: $slug) {
      emergency {
        reason
        incident {
          id
        }
      }
    }
  }
`)
