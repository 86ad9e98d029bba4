import { t } from '#web/platform/i18n.ts'
import { Button } from './button.tsx'

type Paged = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown }

/** The next page of a list, while there is one. */
export const MoreButton = ({ list }: { list: Paged }) =>
  list.hasNextPage && (
    <div>
      <Button isPending={list.isFetchingNextPage} onPress={() => list.fetchNextPage()}>
        {t('web.more')}
      </Button>
    </div>
  )
