import { useQuery } from '@tanstack/react-query'
import { defaultParseSearch, defaultStringifySearch, Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { SavedView } from '#domain/deficiency/deficiency.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './deficiency.module.css'
import { type DeficiencySearch, savedViewsQuery } from './deficiency.queries.ts'

const queryOf = (search: DeficiencySearch): string => defaultStringifySearch(search).replace(/^\?/, '')

/** The person's own lists by name, and the present one to be kept. */
export function SavedViews({ search }: { search: DeficiencySearch }) {
  const { data: views } = useQuery(savedViewsQuery)
  const [isNaming, setNaming] = useState(false)
  const remove = useAction<SavedView>()
  const current = queryOf(search)
  return (
    <nav className={styles.views} aria-label={t('deficiency.views')}>
      {views?.map(({ id, name, query }) => (
        <span key={id} className={styles.view}>
          <Link
            to="/deficiencies"
            search={defaultParseSearch(query) as DeficiencySearch}
            aria-current={query === current ? 'page' : undefined}
          >
            {name}
          </Link>
          <button
            type="button"
            className={styles.removeView}
            onClick={() => remove.mutate({ address: `/saved-views/${id}/remove` })}
          >
            <Icon name="close" size={16} />
            <span className="visuallyHidden">{t('deficiency.removeView', { name })}</span>
          </button>
        </span>
      ))}
      {current !== '' && !views?.some(({ query }) => query === current) && (
        <Button kind="quiet" onPress={() => setNaming(true)}>
          {t('deficiency.saveView')}
        </Button>
      )}
      {isNaming && <NameView query={current} onClose={() => setNaming(false)} />}
    </nav>
  )
}

function NameView({ query, onClose }: { query: string; onClose: () => void }) {
  const [id] = useState(newId)
  const [name, setName] = useState('')
  const [isTried, setTried] = useState(false)
  const save = useAction<SavedView>(onClose)
  const isEmpty = name.trim() === ''
  const send = () => {
    setTried(true)
    if (!isEmpty) save.mutate({ address: '/saved-views', input: { id, name, query } })
  }
  return (
    <Dialog title={t('deficiency.saveView')} isOpen onClose={onClose}>
      <Form label={t('deficiency.saveView')} onSubmit={send}>
        <TextField
          label={t('deficiency.viewName')}
          isRequired
          maxLength={40}
          value={name}
          onChange={setName}
          error={isTried && isEmpty ? t('web.required') : null}
        />
        <FormActions action={save} label={t('web.save')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
