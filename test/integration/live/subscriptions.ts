import { graphql } from '../../support/gql/gql.ts'

export const STATUS_CHANGED = graphql(`
  subscription TestStatusChanged($appId: ID, $after: String) {
    event: appVersionStatusChanged(appId: $appId, after: $after) {
      cursor
      transition
      from
      to
      reason
      at
      appVersion {
        id
        status
        allowedTransitions
        app {
          id
        }
      }
    }
  }
`)

export const QUEUE_CHANGED = graphql(`
  subscription TestQueueChanged($after: String) {
    event: reviewQueueChanged(after: $after) {
      cursor
      transition
      to
      appVersion {
        id
      }
    }
  }
`)

export const MESSAGE_ADDED = graphql(`
  subscription TestMessageAdded($versionId: ID!, $after: String) {
    event: messageAdded(versionId: $versionId, after: $after) {
      cursor
      message {
        body
        author {
          name
        }
      }
      appVersion {
        id
      }
    }
  }
`)

export const LISTING_CHANGED = graphql(`
  subscription TestListingChanged($after: String) {
    event: galleryListingChanged(after: $after) {
      cursor
      slug
      isListed
    }
  }
`)

export const MESSAGE_POST = graphql(`
  mutation TestMessagePost($input: MessagePostInput!) {
    messagePost(input: $input) {
      message {
        id
        body
        visibility
      }
      userErrors {
        ...UserErrorFacts
      }
    }
  }
`)

export const RUN_FINISHED = graphql(`
  subscription TestRunFinished($runId: ID, $versionId: ID, $after: String) {
    event: validationRunProgress(runId: $runId, versionId: $versionId, after: $after) {
      cursor
      run {
        id
        verdict
        checks {
          key
        }
      }
    }
  }
`)
