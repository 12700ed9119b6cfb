import { createContext, use, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { preferences } from '../app/preferences';
import { actionFor, takesText, type ActionId } from './keymap';

type Handlers = Partial<Record<ActionId, () => void>>;

interface Keyboard {
  register: (handlers: Handlers) => () => void;
  run: (action: ActionId) => void;
  available: ReadonlySet<ActionId>;
}

const KeyboardContext = createContext<Keyboard>({
  register: () => () => {},
  run: () => {},
  available: new Set(),
});

/** A dialog is open: what lies below it must not react. */
function behindDialog(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}

/** Listens for keys once, and gives each to the screen that registered for it. */
export function KeyboardProvider({ children }: { children: ReactNode }) {
  const stack = useRef<Handlers[]>([]);
  const [available, setAvailable] = useState<ReadonlySet<ActionId>>(new Set());

  const keyboard = useMemo(() => {
    const find = (action: ActionId) => stack.current.findLast((handlers) => handlers[action] !== undefined)?.[action];
    const refresh = () =>
      setAvailable(new Set(stack.current.flatMap((handlers) => Object.keys(handlers) as ActionId[])));
    return {
      register: (handlers: Handlers) => {
        stack.current = [...stack.current, handlers];
        refresh();
        return () => {
          stack.current = stack.current.filter((other) => other !== handlers);
          refresh();
        };
      },
      run: (action: ActionId) => find(action)?.(),
    };
  }, []);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || behindDialog()) return;
      const target = event.target instanceof Element ? event.target : null;
      const action = actionFor(event, {
        typing: takesText(target),
        letterKeys: preferences().letterKeys,
        available,
      });
      if (action === null) return;
      // Enter on a button or link belongs to it.
      if (event.key === 'Enter' && target?.closest('a, button') != null) return;
      // Arrows inside a widget that has its own use for them.
      if (event.key.startsWith('Arrow') && target?.closest('[role="tablist"], [role="menu"], [role="listbox"], [role="radiogroup"]') != null)
        return;
      event.preventDefault();
      keyboard.run(action);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [keyboard, available]);

  const value = useMemo(() => ({ ...keyboard, available }), [keyboard, available]);
  return <KeyboardContext value={value}>{children}</KeyboardContext>;
}

export function useKeyboard(): Keyboard {
  return use(KeyboardContext);
}

/** Offers actions for as long as the component is on screen. An undefined handler is not offered. */
export function useActions(handlers: Handlers): void {
  const { register } = use(KeyboardContext);
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  const offered = (Object.keys(handlers) as ActionId[]).filter((action) => handlers[action] !== undefined).join(' ');
  useEffect(() => {
    const stable: Handlers = {};
    for (const action of offered.split(' ').filter(Boolean) as ActionId[]) stable[action] = () => latest.current[action]?.();
    return register(stable);
  }, [register, offered]);
}
