"""Questions find their answers by number."""

from cnnstudio.app.questions import Questions
from cnnstudio.training.protocol import DeviceList, Devices, Failed, Progress


def test_answer_reaches_the_one_who_asked():
    questions, answers = Questions(), []
    first, _ = questions.add(Devices, answers.append, None)
    second, ask = questions.add(Devices, lambda _: None, None)
    assert ask == Devices(second)
    assert questions.take(DeviceList(first, ()))
    assert answers == [DeviceList(first, ())]


def test_second_answer_to_one_question_goes_unheard():
    questions, answers = Questions(), []
    number, _ = questions.add(Devices, answers.append, None)
    questions.take(DeviceList(number, ()))
    assert not questions.take(DeviceList(number, ()))
    assert len(answers) == 1


def test_progress_leaves_the_question_open():
    questions, answers, steps = Questions(), [], []
    number, _ = questions.add(Devices, answers.append, steps.append)
    questions.take(Progress(number, 1, 2))
    questions.take(DeviceList(number, ()))
    assert len(steps) == len(answers) == 1


def test_forgotten_question_is_not_answered():
    questions, answers = Questions(), []
    number, _ = questions.add(Devices, answers.append, None)
    questions.forget(number)
    questions.take(DeviceList(number, ()))
    assert not answers


def test_death_answers_all_open_questions():
    questions, answers = Questions(), []
    numbers = [questions.add(Devices, answers.append, None)[0] for _ in range(3)]
    questions.fail_all("It has ended.")
    assert answers == [Failed(number, "It has ended.") for number in numbers]


def test_one_question_can_fail_while_others_wait_for_their_answers():
    questions, answers = Questions(), []
    first, _ = questions.add(Devices, answers.append, None)
    second, _ = questions.add(Devices, answers.append, None)
    questions.fail(first, "It was not there yet.")
    questions.fail(first, "It was not there yet.")
    questions.take(DeviceList(second, ()))
    assert answers == [Failed(first, "It was not there yet."), DeviceList(second, ())]
