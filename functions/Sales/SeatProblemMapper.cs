using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;

namespace Serverless.Functions.Sales;

/// <summary>The texts of Tiketi's API about seats, reservations and payments.</summary>
internal static class SeatProblemMapper
{
    public static ProblemText? Of(Error error) => error.Code switch
    {
        "seats.unknown-performance" => new ProblemText("Event not found"),
        "seats.no-numbered-seats" => new ProblemText("This event does not have seat selection"),
        "seats.none-chosen" => new ProblemText("Please select at least one seat"),
        "seats.too-many" => new ProblemText($"최대 {error.Subjects[0]}석까지 선택 가능합니다."),
        "seats.chosen-twice" => new ProblemText("같은 좌석을 두 번 선택할 수 없습니다."),
        "seats.unknown-seat" => new ProblemText("좌석을 찾을 수 없습니다."),
        "seats.taken" => new ProblemText($"이미 예약된 좌석입니다. ({string.Join(", ", error.Subjects)})"),
        "seats.already-yours" => new ProblemText(
            $"이미 선점했거나 예매한 본인의 좌석입니다. ({string.Join(", ", error.Subjects)})"),
        "reservations.unknown-performance" => new ProblemText("이벤트를 찾을 수 없습니다."),
        "reservations.unknown-reservation" => new ProblemText("예약을 찾을 수 없습니다."),
        "reservations.not-on-sale" => new ProblemText("현재 예매 가능한 이벤트가 아닙니다."),
        "reservations.pass-missing" => new ProblemText("대기열 입장이 필요합니다."),
        "reservations.nothing-chosen" => new ProblemText("티켓을 선택해주세요."),
        "reservations.bad-quantity" => new ProblemText("수량은 1개 이상이어야 합니다."),
        "reservations.too-many" => new ProblemText($"최대 {error.Subjects[0]}매까지 예매 가능합니다."),
        "reservations.unknown-ticket-type" => new ProblemText("존재하지 않는 티켓입니다."),
        "reservations.stock-short" => new ProblemText(
            $"{error.Subjects[0]} 티켓이 부족합니다. (남은 수량: {error.Subjects[1]})"),
        "reservations.holds-too-much" => new ProblemText("1인당 선점 가능한 수량을 초과했습니다."),
        "reservations.long-reason" => new ProblemText($"취소 사유는 {Cancellation.ReasonLengthMax}자 이하여야 합니다."),
        "reservations.already-cancelled" => new ProblemText("이미 취소된 예매입니다."),
        "reservations.already-confirmed" => new ProblemText("이미 결제된 예매입니다."),
        "reservations.expired" => new ProblemText("예매 시간이 만료되었습니다.", "RESERVATION_EXPIRED"),
        "reservations.called-off" => new ProblemText("취소된 공연입니다. 결제된 금액은 환불됩니다."),
        "reservations.event-over" => new ProblemText("이미 시작된 공연입니다. 결제가 취소되었습니다."),
        "payments.sold-to-others" => new ProblemText(
            $"다른 사용자가 먼저 구매하여 결제가 취소되었습니다. ({string.Join(", ", error.Subjects)})"),
        "payments.capture-refused" => new ProblemText(
            "결제가 거절되어 예매가 취소되었습니다. 다시 예매해주세요.", "PAYMENT_NOT_APPROVED"),
        "payments.refund-closed" => new ProblemText("환불 가능 시간이 지났습니다."),
        "payments.not-approved" => new ProblemText("승인된 결제가 없습니다.", "PAYMENT_NOT_APPROVED"),
        "payments.admitted" => new ProblemText("이미 입장한 예매는 취소할 수 없습니다."),
        "payments.other-payment" => new ProblemText("결제 정보가 일치하지 않습니다.", "PAYMENT_NOT_APPROVED"),
        _ when error.Kind is ErrorKind.Unavailable => new ProblemText(
            "현재 많은 사용자가 예매 중입니다. 잠시 후 다시 시도해주세요.",
            Status: StatusCodes.Status503ServiceUnavailable),
        _ => null,
    };
}
