import { Dialog } from './Dialog';

interface ConfirmDialogProps {
  title: string;
  body: string;
  confirm: string;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onConfirm: () => void;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({ title, body, confirm, busy, error, onClose, onConfirm }: ConfirmDialogProps) {
  return (
    <Dialog
      title={title}
      submit={confirm}
      danger
      busy={busy}
      error={error}
      onClose={onClose}
      onSubmit={() => {
        onConfirm();
        return true;
      }}
    >
      <p>{body}</p>
    </Dialog>
  );
}
