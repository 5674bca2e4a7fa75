using Serverless.Domain.Platform;
using Serverless.Domain.Tickets.Admission;
using Serverless.Functions.Edge;

namespace Serverless.Functions.Tickets.Admission;

/// <summary>The texts of codes and the door, for the clients of the movie API and of Tiketi.</summary>
internal static class AdmissionWording
{
    public static Wording? Of(Refusal refusal) => refusal.Code switch
    {
        "tickets.refunded" => new Wording("환불되었거나 취소된 티켓입니다."),
        "tickets.not-paid" => new Wording("결제가 완료되지 않은 예매입니다."),
        "tickets.called-off" => new Wording("취소된 공연입니다."),
        "tickets.already-admitted" => new Wording("이미 입장 처리된 티켓입니다."),
        "tickets.bad-code" => new Wording("유효하지 않은 티켓 코드입니다."),
        "tickets.other-ticket" => new Wording("다른 티켓의 코드입니다."),
        "tickets.unknown-reservation" => new Wording("예약을 찾을 수 없습니다."),
        _ => TicketWording.Of(refusal) ?? Tell(refusal, "body"),
    };

    public static Wording? OfQuery(Refusal refusal) => Tell(refusal, "query");

    public static string NameOf(TicketKind kind) => kind switch
    {
        TicketKind.Film => "film",
        TicketKind.Seat => "seat",
        _ => "entry",
    };

    private static Wording? Tell(Refusal refusal, string place) => refusal.Breaches.Count == 0
        ? null
        : new Wording(refusal.Detail)
        {
            Faults =
            [
                .. refusal.Breaches.Select(breach =>
                    TicketFaults.Of(breach, [place, breach.Field], input: null, count: 0)),
            ],
        };
}
