using Microsoft.AspNetCore.Http;
using Serverless.Domain.Accounts;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Conditions;

namespace Serverless.Functions.Accounts;

/// <summary>The profile of the caller, at the path of the API and at the one that CloudJet's page calls.</summary>
public abstract class ProfileEndpoint
{
    private static readonly DoneResponse Done = new("프로필이 성공적으로 업데이트되었습니다.");

    private protected static async Task<IResult> ShowAsync(
        HttpRequest request, ShowProfile showProfile, CancellationToken cancellationToken)
    {
        var result = await showProfile.ExecuteAsync(request.User(), cancellationToken);

        return request.Answer(
            StatusCodes.Status200OK,
            result,
            ShowProfileResponse.From,
            AccountsJson.Default.ShowProfileResponse,
            AccountProblemMapper.Of);
    }

    private protected static async Task<IResult> ChangeAsync(
        HttpRequest request, ChangeProfile changeProfile, CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(AccountsJson.Default.ChangeProfileRequest, cancellationToken);
        var result = await changeProfile.ExecuteAsync(
            request.User(),
            new ProfileChange(body.Name, body.Phone),
            request.EditCondition<Account>(account => [ShowProfileResponse.TagOf(account)]),
            cancellationToken);

        if (!result.IsError)
        {
            request.SetEntityTag(ShowProfileResponse.TagOf(result.Value));
        }

        return request.Answer(
            StatusCodes.Status200OK, result, _ => Done, AccountsJson.Default.DoneResponse, AccountProblemMapper.Of);
    }
}
