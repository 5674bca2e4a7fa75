using Serverless.Domain.Platform;
using Serverless.Domain.Tickets;
using Serverless.Functions.FilmTickets;
using Serverless.Functions.Http;

namespace Serverless.Functions.Tickets;

/// <summary>Maps the errors of codes and check-in to the texts of the movie API and of Tiketi.</summary>
internal static class AdmissionProblemMapper
{
    public static ProblemText? Of(Error error) => error.Code switch
    {
        "tickets.refunded" => new ProblemText("환불되었거나 취소된 티켓입니다."),
        "tickets.not-paid" => new ProblemText("결제가 완료되지 않은 예매입니다."),
        "tickets.called-off" => new ProblemText("취소된 공연입니다."),
        "tickets.already-admitted" => new ProblemText("이미 입장 처리된 티켓입니다."),
        "tickets.bad-code" => new ProblemText("유효하지 않은 티켓 코드입니다."),
        "tickets.no-check-in-point" => new ProblemText(
            "입장 게이트를 지정해주세요. (event_id 또는 theater_name과 movie_title)"),
        "tickets.other-show" => new ProblemText(
            $"이 게이트의 티켓이 아닙니다: {error.Subjects[0]}, {error.Subjects[1]}. 사용 처리되지 않았습니다."),
        "tickets.other-day" => new ProblemText(
            $"입장 시간이 아닙니다. 공연 시작: {error.Subjects[0]}. 사용 처리되지 않았습니다."),
        "tickets.other-ticket" => new ProblemText("다른 티켓의 코드입니다."),
        "tickets.unknown-reservation" => new ProblemText("예약을 찾을 수 없습니다."),
        _ => FilmTicketProblemMapper.Of(error) ?? OfViolations(error, "body"),
    };

    public static ProblemText? OfQuery(Error error) => OfViolations(error, "query");

    public static string NameOf(TicketKind kind) => kind switch
    {
        TicketKind.Film => "film",
        TicketKind.Seat => "seat",
        _ => "entry",
    };

    private static ProblemText? OfViolations(Error error, string location) => error.Violations.Count == 0
        ? null
        : new ProblemText(error.Detail)
        {
            Faults =
            [
                .. error.Violations.Select(violation =>
                    FilmTicketFieldErrors.Of(violation, [location, violation.Field], input: null, count: 0)),
            ],
        };
}
