import { Component, type ReactNode } from 'react';
import { ErrorState } from './states';

/** Keeps a failure of one screen from emptying the whole window. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <ErrorState headingLevel="h1" error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}
