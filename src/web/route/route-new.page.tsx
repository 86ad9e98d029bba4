import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { RouteContent } from '#domain/route/route.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Page } from '#web/platform/ui/page.tsx'
import { RouteEditor } from './route-editor.tsx'

const empty = (): RouteContent => ({
  title: '',
  when: [],
  recipients: [],
  forbiddenMeans: [],
  clocks: [],
  form: null,
  confidentiality: 'restricted',
  contentOutside: false,
  firstSteps: '',
  followUp: '',
  basis: { isLaw: false, text: t('route.basis.own'), source: '' },
})

/** A route that the product does not know: it adds to the others. */
export function RouteNewPage() {
  const navigate = useNavigate()
  const [routeKey] = useState(() => `own-${newId().slice(-12)}`)
  const [published] = useState(empty)
  return (
    <Page wide title={t('route.new')} lead={t('route.newLead')} above={<Link to="/routes">{t('place.routes')}</Link>}>
      <RouteEditor
        routeKey={routeKey}
        keptAs="new"
        published={published}
        model={null}
        lastNumber={0}
        onPublished={() => navigate({ to: '/routes/$routeKey', params: { routeKey } })}
      />
    </Page>
  )
}
