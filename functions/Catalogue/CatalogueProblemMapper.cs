using System.Collections.Frozen;
using Serverless.Domain.Catalogue;
using Serverless.Domain.Platform;
using Serverless.Functions.Http;

namespace Serverless.Functions.Catalogue;

/// <summary>Maps the catalogue's errors to Tiketi's texts.</summary>
internal static class CatalogueProblemMapper
{
    private static readonly FrozenDictionary<string, ProblemText> Texts = new Dictionary<string, ProblemText>
    {
        [CatalogueErrors.UnknownPerformanceCode] = new("이벤트를 찾을 수 없습니다."),
        [CatalogueErrors.UnknownTicketTypeCode] = new("티켓 타입을 찾을 수 없습니다."),
    }.ToFrozenDictionary();

    public static ProblemText? Of(Error error) => Texts.TryGetValue(error.Code, out var text) ? text : null;
}
