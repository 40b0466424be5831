import { useState } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { PORTAL_BASE } from '../lib/sign-in-settings.ts'
import { Home } from './home.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { RouteFailure } from './route-failure.tsx'
import { Shell } from './shell/shell.tsx'
import { SignedIn } from './signed-in.tsx'

/** The routes of the portal; each page loads when it is first opened. */
export function PortalRouter() {
  const [router] = useState(() => createBrowserRouter(ROUTES, { basename: PORTAL_BASE }))
  return <RouterProvider router={router} />
}

const FOR_ANYBODY: RouteObject[] = [
  { index: true, Component: Home },
  { path: 'sign-up', lazy: () => import('../features/account/sign-up/sign-up-page.tsx') },
  { path: 'sign-up/resend', lazy: () => import('../features/account/sign-up/resend-page.tsx') },
  { path: 'docs', lazy: () => import('../features/docs/docs-page.tsx') },
  { path: 'docs/permissions', lazy: () => import('../features/docs/permissions-page.tsx') },
  { path: 'invitation', lazy: () => import('../features/vendor/invitation/invitation-page.tsx') },
  { path: 'join', lazy: () => import('../features/account/join/join-page.tsx') },
  { path: 'forgot', lazy: () => import('../features/account/password/forgot-page.tsx') },
  { path: 'reset', lazy: () => import('../features/account/password/reset-page.tsx') },
  { path: 'verify', lazy: () => import('../features/account/sign-up/verify-page.tsx') },
  { path: '*', Component: NotFoundPage },
]

const SETTINGS: RouteObject[] = [
  { index: true, lazy: () => import('../features/settings/settings-page.tsx') },
  { path: 'brand', lazy: () => import('../features/settings/face/brand-page.tsx') },
  { path: 'texts', lazy: () => import('../features/settings/face/texts-page.tsx') },
  { path: 'legal', lazy: () => import('../features/settings/face/legal-page.tsx') },
  { path: 'policy', lazy: () => import('../features/settings/rules/policy-page.tsx') },
  { path: 'catalog', lazy: () => import('../features/settings/rules/catalog-page.tsx') },
  {
    path: 'data-policy',
    lazy: () => import('../features/settings/data-policy/data-policy-page.tsx'),
  },
  { path: 'people', lazy: () => import('../features/settings/people/people-page.tsx') },
  {
    path: 'diagnostics',
    lazy: () => import('../features/settings/diagnostics/diagnostics-page.tsx'),
  },
  {
    path: 'representatives',
    lazy: () => import('../features/settings/representatives/representatives-page.tsx'),
  },
  { path: 'holidays', lazy: () => import('../features/settings/holidays/holidays-page.tsx') },
  {
    path: 'lost-factors',
    lazy: () => import('../features/settings/lost-factors/lost-factors-page.tsx'),
  },
  {
    path: 'service-accounts',
    lazy: () => import('../features/settings/service-accounts/service-accounts-page.tsx'),
  },
]

const FOR_THE_SIGNED_IN: RouteObject[] = [
  { path: 'security', lazy: () => import('../features/account/security/security-page.tsx') },
  {
    path: 'settings',
    lazy: () => import('../features/settings/frame/settings-layout.tsx'),
    children: SETTINGS,
  },
  {
    path: 'campaigns',
    lazy: () => import('../features/review/campaigns/campaigns-page.tsx'),
  },
  { path: 'forms', lazy: () => import('../features/review/forms/forms-page.tsx') },
  {
    path: 'emergencies',
    lazy: () => import('../features/review/emergencies/emergencies-page.tsx'),
  },
  { path: 'consents', lazy: () => import('../features/review/consents/consents-page.tsx') },
  { path: 'launches', lazy: () => import('../features/review/launches/launches-page.tsx') },
  { path: 'incidents', lazy: () => import('../features/review/incidents/incidents-page.tsx') },
  { path: 'incidents/:id', lazy: () => import('../features/review/incidents/incident-page.tsx') },
  { path: 'review-clock', lazy: () => import('../features/review/clock/clock-export-page.tsx') },
  { path: 'vendor', lazy: () => import('../features/account/vendor/vendor-account-page.tsx') },
  { path: 'vendor/setup', lazy: () => import('../features/account/vendor/vendor-setup-page.tsx') },
  { path: 'inbox', lazy: () => import('../features/inbox/inbox-page.tsx') },
  {
    path: 'account/notices',
    lazy: () => import('../features/account/notices/notice-preferences-page.tsx'),
  },
  { path: 'vendor/members', lazy: () => import('../features/vendor/members/members-page.tsx') },
  {
    path: 'vendor/registration-tokens',
    lazy: () => import('../features/vendor/registration-tokens/registration-tokens-page.tsx'),
  },
  {
    path: 'app-requests',
    lazy: () => import('../features/requests/app-requests/app-requests-page.tsx'),
  },
  {
    path: 'activations',
    lazy: () => import('../features/requests/activations/activations-page.tsx'),
  },
  {
    path: 'backend-services',
    lazy: () => import('../features/review/backend-services/backend-services-page.tsx'),
  },
  { path: 'vendors', lazy: () => import('../features/review/vendors/vendors-page.tsx') },
  { path: 'vendors/:id', lazy: () => import('../features/review/vendors/vendor-page.tsx') },
  { path: 'docs/edit', lazy: () => import('../features/docs/docs-editor-page.tsx') },
  { path: 'registrations', lazy: () => import('../features/registrations/registrations-page.tsx') },
  {
    path: 'registrations/new',
    lazy: () => import('../features/registration/start/start-page.tsx'),
  },
  {
    path: 'registrations/:versionId/:step?',
    lazy: () => import('../features/registration/wizard-page.tsx'),
  },
  {
    path: 'apps/:slug/attestation-document',
    lazy: () => import('../features/app-information/attestation-document-page.tsx'),
  },
  {
    path: 'apps/:slug/attestation-renewal',
    lazy: () => import('../features/app-information/attestation/renewal-page.tsx'),
  },
  {
    path: 'apps/:slug/:tab?',
    lazy: () => import('../features/app-information/app-information-page.tsx'),
  },
  {
    path: 'attestation-text',
    lazy: () => import('../features/attestation-text/attestation-text-page.tsx'),
  },
  { path: 'review', lazy: () => import('../features/review/queue/queue-page.tsx') },
  {
    path: 'review/:versionId',
    lazy: () => import('../features/review/workspace/workspace-page.tsx'),
  },
]

const ROUTES: RouteObject[] = [
  {
    Component: Shell,
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: RouteFailure,
        children: [...FOR_ANYBODY, { Component: SignedIn, children: FOR_THE_SIGNED_IN }],
      },
    ],
  },
]
