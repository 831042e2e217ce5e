"""What the two sides of a case and the hold on an item have in common."""


class Machine:
    """A state, with the tasks and timers that belong to it."""

    name = ""

    def __init__(self, core, request, item=None):
        self.core = core
        self.request = request
        self.item = item
        self.state = ""
        self.tasks = {}
        self.timers = {}

    def about(self):
        where = {"request": self.request}
        return where if self.item is None else {**where, "item": self.item}

    def go(self, event, to, keep=()):
        """Moves. Tasks and timers end with the state, but for those that are named."""
        self.core.audit(f"state {self.request} {self.name} {to}")
        self.core.effect("moves", {"machine": self.name, **self.about(), "from": self.state,
                                   "event": event, "to": to})
        self.state = to
        self.tasks = {task: asked for task, asked in self.tasks.items() if task in keep}
        self.timers = {timer: due for timer, due in self.timers.items() if timer in keep}

    def ask(self, task, by="officer"):
        """A task for a person; the answer comes to a method named after it."""
        self.tasks[task] = self.core.number()
        if by == "officer":
            self.core.queue.append((self, task, self.tasks[task]))
        self.core.effect("ask", {"task": task, **self.about(), "by": by})

    def decided(self, task, frame):
        """Nobody asked, or the task is done or void: nothing happens."""
        if task in self.tasks:
            del self.tasks[task]
            getattr(self, task.replace("-", "_"))(frame["result"], frame)

    def set_timer(self, timer, due):
        """Due at once if the instant has passed. The method `timer_due` hears of it."""
        self.timers[timer] = (max(due, self.core.now), self.core.number())

    def after(self, timer):
        return f"after {timer}@{self.state}"
