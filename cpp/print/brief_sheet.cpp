// SPDX-License-Identifier: Apache-2.0
#include "print/brief_sheet.h"

#include "domain/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace salver::print {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Brief)
};

QString joined(const QStringList& parts)
{
    QStringList said;
    for (const QString& part : parts) {
        if (!part.isEmpty())
            said += part;
    }
    return said.join(QStringLiteral(" · "));
}

QString dayOf(const std::optional<domain::DayWords>& day)
{
    return day ? w(day->words) : QString();
}

QString sourceWord(const std::optional<domain::FeltSource>& source)
{
    if (!source)
        return {};
    switch (*source) {
    case domain::FeltSource::Said: return Tr::tr("they said it");
    case domain::FeltSource::Written: return Tr::tr("they wrote it");
    case domain::FeltSource::Sensed: return Tr::tr("we sensed it");
    }
    return {};
}

QString factWord(domain::FactType type)
{
    using enum domain::FactType;
    switch (type) {
    case Reach: return Tr::tr("To reach them");
    case Pronounce: return Tr::tr("Say the name");
    case Matters: return Tr::tr("What matters now");
    case Remember: return Tr::tr("To remember");
    case Avoid: return Tr::tr("To avoid");
    case Detail: return Tr::tr("Little thing");
    case Season: return Tr::tr("Season");
    case DidForUs: return Tr::tr("What they did for us");
    case SmallTalk: return Tr::tr("Small talk");
    case Money: return Tr::tr("Their money");
    case Calendar: return Tr::tr("Their year");
    case Pressure: return Tr::tr("Under pressure from");
    case Rival: return Tr::tr("Who they are up against");
    case WhoIsWho: return Tr::tr("Who is who");
    case NotKnown: return Tr::tr("What we do not know yet");
    case Voice: return Tr::tr("Their voice");
    case NeverSays: return Tr::tr("They never say");
    case Pictures: return Tr::tr("Their pictures");
    case UsedIt: return Tr::tr("We used it ourselves");
    case CannotAccept: return Tr::tr("Cannot accept");
    }
    return {};
}

QString topicWord(domain::AgreementTopic about)
{
    using enum domain::AgreementTopic;
    switch (about) {
    case WhoDecides: return Tr::tr("Who decides");
    case HowWeDisagree: return Tr::tr("How we disagree");
    case BadNews: return Tr::tr("Bad news");
    case Meetings: return Tr::tr("Meetings");
    case Tools: return Tr::tr("Tools");
    case Never: return Tr::tr("What we never do");
    }
    return {};
}

QString modeWord(const std::optional<domain::VisitMode>& mode)
{
    if (!mode)
        return {};
    switch (*mode) {
    case domain::VisitMode::OnSite: return Tr::tr("on site");
    case domain::VisitMode::Video: return Tr::tr("video");
    case domain::VisitMode::Phone: return Tr::tr("phone");
    case domain::VisitMode::Walk: return Tr::tr("walk");
    }
    return {};
}

QString namesOf(const std::vector<domain::EntityRef>& people)
{
    QStringList names;
    for (const auto& person : people)
        names += w(person.name);
    return names.join(QStringLiteral(", "));
}

class SheetWriter {
public:
    SheetWriter(const domain::Brief& brief, const domain::Now& now, bool forPaper)
        : m_brief(brief), m_now(now), m_forPaper(forPaper)
    {
    }

    Sheet write()
    {
        m_sheet.overline = Tr::tr("Brief");
        m_sheet.title = w(m_brief.client.name);
        m_sheet.asOf = w(domain::dayLong(m_now.today(), m_now.today())) + QStringLiteral(", ") + w(m_now.timeOf(m_now.wall));
        if (const auto& visit = m_brief.visit)
            m_sheet.subtitle = joined({w(visit->day.words) + QStringLiteral(", ") + w(visit->time), modeWord(visit->mode),
                                       w(visit->place), namesOf(visit->people)});
        ethos();
        talk();
        objectives();
        promises();
        lastTime();
        sparks();
        questions();
        terms();
        tricky();
        saidNo();
        thanks();
        touches();
        littleThings();
        direction();
        agreement();
        return std::move(m_sheet);
    }

private:
    // Blocks

    void ethos()
    {
        SheetBlock block{Tr::tr("How we do things"), {}};
        for (const auto& line : m_brief.ethos)
            add(block, ours({}, line));
        put(std::move(block), {});
    }

    void talk()
    {
        SheetBlock block{Tr::tr("How to talk with them"), {}};
        for (const auto& each : m_brief.people)
            add(block, personItem(each));
        put(std::move(block), Tr::tr("people"));
    }

    [[nodiscard]] SheetItem personItem(const domain::BriefPerson& each) const
    {
        const auto& talk = each.row.talk;
        SheetItem item;
        item.entity = item.person = each.row.id;
        item.lead = w(each.row.name);
        item.caption = joined({w(each.row.role), each.row.pronounced.empty() ? QString()
                                                                             : Tr::tr("say %1").arg(w(each.row.pronounced))});
        const QString by = talk.channel.empty() || talk.hours.empty()
                               ? w(talk.channel) + w(talk.hours)
                               : w(talk.channel) + QStringLiteral(", ") + w(talk.hours);
        const QString detail = !talk.detail                                     ? QString()
                               : *talk.detail == domain::TalkDetail::Numbers  ? Tr::tr("numbers")
                               : *talk.detail == domain::TalkDetail::Pictures ? Tr::tr("pictures")
                                                                               : Tr::tr("numbers and pictures");
        const auto note = [&item](const QString& text) {
            if (!text.isEmpty())
                item.notes += text;
        };
        note(joined({by, w(talk.directness), detail, w(talk.language)}));
        const QString say = talk.wordsUse.empty() ? QString() : Tr::tr("Say: %1").arg(w(talk.wordsUse));
        const QString avoid = talk.wordsAvoid.empty() ? QString() : Tr::tr("Not: %1").arg(w(talk.wordsAvoid));
        note(joined({say, avoid}));
        if (talk.empty)
            note(Tr::tr("Not noted yet how to talk with them"));
        item.quiet = talk.empty && each.facts.empty();
        for (const auto& fact : each.facts) {
            if (m_forPaper && fact.isPrivate)
                continue;
            note(joined({Tr::tr("%1: %2", "what a fact is about, its words").arg(factWord(fact.type), w(fact.text)),
                         fact.isPrivate ? Tr::tr("only you see this") : QString(),
                         fact.type == domain::FactType::Season && fact.askAgain ? w(fact.askAgain->sentence) : QString()}));
        }
        return item;
    }

    void objectives()
    {
        SheetBlock block{Tr::tr("What they want, in their words"), {}};
        for (const auto& each : m_brief.objectives) {
            SheetItem item = theirs(each.id, each.heard.words);
            item.isPrivate = each.isPrivate;
            item.caption = joined({w(each.heard.saidBy.name), Tr::tr("heard %1").arg(dayOf(each.heard.on))});
            item.notes = evidenceOf(each);
            add(block, std::move(item));
        }
        put(std::move(block), Tr::tr("what they want"));
    }

    /// Heard, understood and confident are three things; a gap is shown as one.
    static QStringList evidenceOf(const domain::ObjectiveRow& row)
    {
        QStringList notes;
        const auto answered = std::ranges::find_if(row.playbacks, [](const auto& each) { return each.answer.has_value(); });
        if (answered != row.playbacks.end()) {
            const QString how = *answered->answer == domain::Answer::Confirmed ? Tr::tr("Understood: confirmed")
                                                                               : Tr::tr("Understood: corrected");
            notes += joined({how, w(answered->answeredBy.name), dayOf(answered->answeredOn),
                             answered->theirWords.empty() ? QString() : Tr::tr("“%1”").arg(w(answered->theirWords))});
        } else {
            notes += row.playbacks.empty() ? Tr::tr("Understood: not played back yet")
                                           : Tr::tr("Understood: played back, not answered yet");
        }
        const auto confident = [&notes](const QString& about, const std::vector<domain::SaidRow>& said) {
            notes += said.empty() ? Tr::tr("%1: not asked yet").arg(about)
                                  : joined({Tr::tr("%1: “%2”").arg(about, w(said.front().words)), w(said.front().saidBy.name),
                                            dayOf(said.front().on)});
        };
        confident(Tr::tr("Of our commitment"), row.commitment);
        confident(Tr::tr("Of our ability"), row.ability);
        return notes;
    }

    void promises()
    {
        SheetBlock block{Tr::tr("Promises, both ways"), {}};
        for (const auto* side : {&m_brief.ours, &m_brief.theirs}) {
            for (const auto& each : *side) {
                SheetItem item = ours(each.id, each.text);
                item.lead = each.direction == domain::Direction::Theirs ? Tr::tr("They owe us") : Tr::tr("We promised");
                item.sign = int(domain::LineType::Promise);
                item.late = each.overdue;
                item.caption = joined({w(each.person.name), each.due ? w(each.due->words) : w(each.dueAsTyped)});
                add(block, std::move(item));
            }
        }
        put(std::move(block), Tr::tr("promises"));
    }

    void lastTime()
    {
        if (!m_brief.last) {
            m_sheet.missing += Tr::tr("a visit before");
            return;
        }
        SheetBlock block{Tr::tr("Last time, %1").arg(w(m_brief.last->day.words)), {}};
        for (const auto& each : m_brief.felt) {
            SheetItem item = each.theirWords ? theirs(each.id, each.words) : ours(each.id, each.words);
            item.lead = each.person.name.empty() ? Tr::tr("How it was for them")
                                                 : Tr::tr("How it was for %1").arg(w(each.person.name));
            if (!each.before.empty() || !each.after.empty())
                item.notes += Tr::tr("%1 → %2", "how they came in, how they went out")
                                  .arg(each.before.empty() ? QStringLiteral("…") : w(each.before),
                                       each.after.empty() ? QStringLiteral("…") : w(each.after));
            item.caption = joined({sourceWord(each.source), w(each.by.name)});
            add(block, std::move(item));
        }
        if (m_brief.felt.empty())
            add(block, notNoted(Tr::tr("How it was for them")));
        afterwards(block, Tr::tr("They will remember"), m_brief.lastMemorable);
        afterwards(block, Tr::tr("Moved on"), m_brief.lastMovedOn);
        if (!m_brief.lastWorkLine.empty())
            afterwards(block, Tr::tr("We brought"), m_brief.lastWorkLine);
        lines(block, m_brief.reassured, Tr::tr("Reassured about"));
        lines(block, m_brief.challenged, Tr::tr("Challenged on"));
        put(std::move(block), {});
    }

    void sparks()
    {
        SheetBlock block{Tr::tr("Sparks"), {}};
        if (!m_brief.whyWeCare.empty()) {
            SheetItem item = ours(m_brief.client.id, m_brief.whyWeCare);
            item.lead = Tr::tr("Why we care about this one");
            add(block, std::move(item));
        }
        for (const auto& each : m_brief.sparks) {
            auto item = lineItem(each);
            if (each.whose)
                item.lead = *each.whose == domain::Whose::Ours ? Tr::tr("Ours") : Tr::tr("Theirs");
            add(block, std::move(item));
        }
        put(std::move(block), Tr::tr("sparks"));
    }

    void questions()
    {
        SheetBlock block{Tr::tr("To ask"), {}};
        for (const auto& each : m_brief.questions) {
            auto item = lineItem(each);
            item.act = SheetAct::Ask;
            add(block, std::move(item));
        }
        for (const auto& each : m_brief.askAgain) {
            auto item = factItem(each);
            item.lead = each.about.name.empty() ? Tr::tr("Still true?") : Tr::tr("Still true of %1?").arg(w(each.about.name));
            item.caption = w(each.askAgain->sentence);
            add(block, std::move(item));
        }
        for (const auto& each : m_brief.notKnown) {
            auto item = factItem(each);
            item.lead = Tr::tr("We do not know yet");
            add(block, std::move(item));
        }
        put(std::move(block), Tr::tr("open questions"));
    }

    void terms()
    {
        SheetBlock block{Tr::tr("Terms to decode"), {}};
        for (const auto& each : m_brief.terms) {
            SheetItem item = ours(each.term.isNull() ? each.stands : each.term, each.jargon);
            item.notes += each.plain.empty() ? Tr::tr("Nobody has written yet what it means") : w(each.plain);
            if (!each.theirWord.empty())
                item.notes += Tr::tr("Their word: %1").arg(w(each.theirWord));
            item.caption = w(each.why.sentence);
            add(block, std::move(item));
        }
        put(std::move(block), Tr::tr("terms to decode"));
    }

    void tricky()
    {
        SheetBlock block{Tr::tr("Tricky"), {}};
        for (const auto& each : m_brief.stuck) {
            SheetItem item = ours(each.id, each.title);
            item.caption = joined({w(each.by.name), w(each.on.words)});
            for (const auto& tried : each.attempts)
                item.notes += joined({tried.text.empty() ? QString() : Tr::tr("Tried: %1").arg(w(tried.text)),
                                      tried.helpedBy.empty() ? QString() : Tr::tr("helped by %1").arg(w(tried.helpedBy))});
            add(block, std::move(item));
        }
        put(std::move(block), Tr::tr("tricky things"));
    }

    void saidNo()
    {
        SheetBlock block{Tr::tr("Where we said no, what we advised"), {}};
        for (const auto& each : m_brief.stances) {
            SheetItem item = ours(each.id, each.said.empty() ? each.asked : each.said);
            item.lead = each.type == domain::StanceType::SaidNo ? Tr::tr("We said no") : Tr::tr("We differed");
            item.isPrivate = each.isPrivate;
            item.caption = joined({w(each.person.name), dayOf(each.on), w(each.by.name)});
            reasons(item, each.said.empty() ? std::string() : each.asked, each.because);
            if (!each.instead.empty())
                item.notes += Tr::tr("Offered instead: %1").arg(w(each.instead));
            if (!each.landed.empty())
                item.notes += Tr::tr("How it landed: %1").arg(w(each.landed));
            add(block, std::move(item));
        }
        for (const auto& each : m_brief.advice) {
            SheetItem item = ours(each.id, each.advised.empty() ? each.asked : each.advised);
            item.lead = Tr::tr("We advised");
            item.isPrivate = each.isPrivate;
            item.caption = joined({w(each.person.name), dayOf(each.on), w(each.by.name)});
            reasons(item, each.advised.empty() ? std::string() : each.asked, each.because);
            add(block, std::move(item));
        }
        put(std::move(block), Tr::tr("what we said no to"));
    }

    static void reasons(SheetItem& item, const std::string& asked, const std::string& because)
    {
        if (!asked.empty())
            item.notes += Tr::tr("They asked: %1").arg(w(asked));
        if (!because.empty())
            item.notes += Tr::tr("Because %1").arg(w(because));
    }

    void thanks()
    {
        SheetBlock block{Tr::tr("What they did for us"), {}};
        for (const auto& each : m_brief.thanks) {
            auto item = factItem(each);
            item.lead = w(each.about.name);
            item.act = SheetAct::Thank;
            add(block, std::move(item));
        }
        put(std::move(block), Tr::tr("what they did for us"));
    }

    void touches()
    {
        SheetBlock block{Tr::tr("Touches"), {}};
        for (const auto& each : m_brief.touches) {
            SheetItem item = ours(each.id, each.idea);
            item.isPrivate = each.isPrivate;
            item.lead = each.givenOn ? Tr::tr("Given") : Tr::tr("An idea");
            item.caption = joined({w(each.person.name), dayOf(each.givenOn), w(each.givenOn ? each.givenBy.name : each.by.name),
                                   each.isPrivate ? Tr::tr("only you see this") : QString()});
            if (!each.landed.empty())
                item.notes += Tr::tr("How it landed: %1").arg(w(each.landed));
            for (const auto& refused : each.cannotAccept)
                item.notes += Tr::tr("Cannot accept: %1").arg(w(refused));
            add(block, std::move(item));
        }
        put(std::move(block), Tr::tr("touches"));
    }

    void littleThings()
    {
        SheetBlock block{Tr::tr("Little things"), {}};
        for (const auto& each : m_brief.littleThings) {
            auto item = factItem(each);
            const bool ofClient = each.about.id == m_brief.client.id;
            item.lead = ofClient ? QString() : w(each.about.name);
            add(block, std::move(item));
        }
        put(std::move(block), Tr::tr("little things"));
    }

    void direction()
    {
        SheetBlock block{Tr::tr("Where we think they should head"), {}};
        if (const auto& each = m_brief.direction; each && !each->text.empty()) {
            SheetItem item = ours(each->id, each->text);
            item.caption = joined({each->signature.empty() ? w(each->by.name) : w(each->signature), dayOf(each->on)});
            add(block, std::move(item));
        }
        put(std::move(block), Tr::tr("where they should head"));
    }

    void agreement()
    {
        SheetBlock block{Tr::tr("How we work together"), {}};
        for (const auto& each : m_brief.agreements) {
            SheetItem item = ours(each.id, each.text);
            item.lead = topicWord(each.about);
            item.caption = each.agreed ? joined({w(each.agreedWith.name), Tr::tr("agreed %1").arg(dayOf(each.agreedOn))})
                           : each.stillTemplate ? Tr::tr("still our template words")
                                                : Tr::tr("not agreed with them yet");
            add(block, std::move(item));
        }
        for (const auto& each : m_brief.trying) {
            SheetItem item = ours(each.id, each.text);
            item.lead = Tr::tr("We are trying");
            item.caption = Tr::tr("since %1").arg(dayOf(each.startedOn));
            add(block, std::move(item));
        }
        put(std::move(block), Tr::tr("how we work together"));
    }

    // Items

    static SheetItem ours(const EntityId& id, const std::string& words)
    {
        SheetItem item;
        item.entity = id;
        item.text = w(words);
        return item;
    }
    static SheetItem theirs(const EntityId& id, const std::string& words)
    {
        SheetItem item = ours(id, words);
        item.theirWords = true;
        return item;
    }
    static SheetItem notNoted(const QString& lead)
    {
        SheetItem item;
        item.lead = lead;
        item.text = Tr::tr("(not noted)");
        item.quiet = true;
        return item;
    }
    void afterwards(SheetBlock& block, const QString& lead, const std::string& words)
    {
        SheetItem item = words.empty() ? notNoted(lead) : ours(m_brief.last->id, words);
        item.lead = lead;
        add(block, std::move(item));
    }
    static SheetItem lineItem(const domain::LineRow& row)
    {
        SheetItem item = ours(row.id, row.text);
        item.sign = int(row.type);
        item.isPrivate = row.isPrivate;
        item.caption = joined({w(row.who.name), w(row.by.name), w(row.day.words)});
        return item;
    }
    void lines(SheetBlock& block, const std::vector<domain::LineRow>& rows, const QString& lead)
    {
        for (const auto& each : rows) {
            auto item = lineItem(each);
            item.lead = lead;
            item.sign = -1;
            add(block, std::move(item));
        }
    }
    static SheetItem factItem(const domain::FactRow& row)
    {
        SheetItem item = ours(row.id, row.text);
        item.isPrivate = row.isPrivate;
        item.caption = joined({row.source.empty() ? QString() : Tr::tr("told by %1").arg(w(row.source)), dayOf(row.heardOn),
                               row.isPrivate ? Tr::tr("only you see this") : QString()});
        return item;
    }

    void add(SheetBlock& block, SheetItem item) const
    {
        if (m_forPaper && item.isPrivate)
            return;
        for (const auto& row : m_brief.contested) {
            if (item.entity.isNull() || row.entity != item.entity)
                continue;
            item.differ = Tr::tr("People wrote different values for “%1”:").arg(w(row.fieldName));
            for (const auto& value : row.values)
                item.versions += {value.value.empty() ? Tr::tr("(taken away)") : w(value.value),
                                  joined({w(value.by.name), w(value.when)})};
        }
        block.items += std::move(item);
    }

    /// A block with nothing in it becomes a word of the line at the foot.
    void put(SheetBlock block, const QString& name)
    {
        if (!block.items.isEmpty())
            m_sheet.blocks += std::move(block);
        else if (!name.isEmpty())
            m_sheet.missing += name;
    }

    const domain::Brief& m_brief;
    const domain::Now& m_now;
    bool m_forPaper;
    Sheet m_sheet;
};

} // namespace

Sheet sheetOf(const domain::Brief& brief, const domain::Now& now, bool forPaper)
{
    return SheetWriter(brief, now, forPaper).write();
}

} // namespace salver::print
