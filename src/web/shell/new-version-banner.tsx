import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { isNewVersionReady, takeOver, useNewVersionReady } from '#web/service-worker/new-version.ts'

/** A new version is offered where somebody works, and taken over on the way to another page, where nothing is open. */
export function NewVersionBanner() {
  const router = useRouter()
  const isReady = useNewVersionReady()
  useEffect(
    () =>
      router.subscribe('onBeforeNavigate', ({ toLocation, pathChanged }) => {
        if (pathChanged && isNewVersionReady() && navigator.onLine) takeOver(toLocation.href)
      }),
    [router],
  )
  if (!isReady) return null
  return (
    <Banner title={t('web.newVersion')}>
      {t('web.newVersionText')}
      <Button onPress={() => takeOver(router.state.location.href)}>{t('web.update')}</Button>
    </Banner>
  )
}
