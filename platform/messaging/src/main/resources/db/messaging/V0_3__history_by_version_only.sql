-- We make event ids ourselves, and nothing looks an event up by its id: the second index cost every event more than it guarded.
alter table event_history drop constraint event_history_event_uk;
